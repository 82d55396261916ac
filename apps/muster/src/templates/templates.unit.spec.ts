import { EVENT_TYPES, exampleOf, fieldsOf } from '@muster/domain';
import { dataFolder } from '@muster/platform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventTemplate } from './event-template.js';
import { mappingNames, mappingTemplate } from './mapping-template.js';
import { nearest } from './nearest.js';

const rowOf = (...[type, options]: Parameters<typeof eventTemplate>) => {
  const { header, rows } = eventTemplate(type, options);
  return Object.fromEntries(header.map((name, index) => [name, rows[0]![index]]));
};

describe('the template of an event type', () => {
  it('names the person by the scheme that the example uses, and needs no id', () => {
    const row = rowOf('post.started', { withId: false });
    expect(row).toMatchObject({
      source: 'urn:ods:R0A:esr',
      'nhs-number': '9434765919',
      post: 'R0A-20123456',
      fte: '0.8',
      effectiveOn: '2026-10-05',
    });
    expect(Object.keys(row)).not.toEqual(expect.arrayContaining(['id']));
    expect(Object.keys(row)).not.toEqual(expect.arrayContaining(['supersedes']));
  });

  it('has a column for ids, and for what they supersede, where that is asked', () => {
    const row = rowOf('post.started', { withId: true });
    expect(row['id']).toBe(exampleOf('post.started').id);
    expect(row['supersedes']).toBe('');
  });

  it.each(EVENT_TYPES)('%s: every heading once, and every needed cell filled', type => {
    const row = rowOf(type, { withId: true });
    const { header } = eventTemplate(type, { withId: true });
    expect(new Set(header).size).toBe(header.length);
    for (const { name, need } of fieldsOf(type))
      if (need === 'needed') expect([name, row[`data.${name}`] ?? row[name]]).not.toEqual([name, '']);
  });
});

describe('the template of a mapping', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'muster-mappings-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const shipped = join(dataFolder(), 'mappings');

  it('has the columns of every mapping that is shipped', () => {
    expect(mappingNames(shipped)).toEqual(expect.arrayContaining(['nhs-turnover', 'staff-in-post']));
    for (const name of mappingNames(shipped)) expect(mappingTemplate(shipped, name).header).not.toEqual([]);
  });

  it('has a row of examples where somebody is to fill the file in', () => {
    const { header, rows } = mappingTemplate(shipped, 'staff-in-post');
    const row = Object.fromEntries(header.map((name, nth) => [name, rows[0]![nth]]));
    expect(row).toMatchObject({
      'Assignment Number': '21234567-2',
      'NHS Number': '943 476 5919',
      'NI Number': '',
    });
  });

  it('has none where the file is published', () => {
    expect(mappingTemplate(shipped, 'nhs-turnover')).toEqual({
      header: ['PERIOD', 'NHSE_REGION_CODE', 'STAFF_GROUP', 'TYPE', 'HC', 'FTE'],
      rows: [],
    });
  });

  it('of one that is broken, or not there, is told as a fault', () => {
    writeFileSync(join(folder, 'own.json'), JSON.stringify({ event: 'post.started' }));
    expect(() => mappingTemplate(folder, 'own')).toThrow('the mapping own is broken');
    writeFileSync(join(folder, 'own.json'), '{');
    expect(() => mappingTemplate(folder, 'own')).toThrow('the mapping own cannot be read');
    expect(() => mappingTemplate(folder, 'other')).toThrow('there is no mapping other');
    expect(mappingNames(join(folder, 'nowhere'))).toEqual([]);
  });
});

describe('the nearest names', () => {
  it('forgive letters that were mistaken, left out or doubled', () => {
    expect(nearest('post.strated', EVENT_TYPES)[0]).toBe('post.started');
    expect(nearest('learner.enroled', EVENT_TYPES)[0]).toBe('learner.enrolled');
    expect(nearest('Post.Started', EVENT_TYPES)[0]).toBe('post.started');
  });

  it('offer what the name is a part of, and nothing to what is like nothing', () => {
    expect(nearest('target', EVENT_TYPES)).toEqual(['target.revised', 'target.set']);
    expect(nearest('xyz', EVENT_TYPES)).toEqual([]);
  });
});
