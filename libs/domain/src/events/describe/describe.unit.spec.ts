import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Type } from 'typebox';
import { type Day } from '../../calendar/day.js';
import { type SubjectKind, TOPICS } from '../definition.js';
import { faultInWords } from '../faults.js';
import { readEvent } from '../read-event.js';
import { definitionOf, EVENT_TYPES, type EventType } from '../table.js';
import { cellOf, columnsOf } from './columns.js';
import { type CloudEvent, exampleOf, inPseudonyms } from './example-events.js';
import { type Field, fieldsOf } from './fields.js';
import { dataSchemaOf } from './json-schema.js';
import { refinementsOf, type SchemaNode } from './schema-node.js';
import { STRANDS, SUBJECT_FORMS, topics, typesOn } from './strands.js';
import { ruleOf } from './words.js';

const today = '2026-11-01' as Day;
const pseudonymOf = (kind: string, identifier: string) =>
  Buffer.from(`${kind}/${identifier}`).toString('hex').padStart(32, '0').slice(-32);
const taken = (type: EventType, event: CloudEvent) =>
  readEvent(inPseudonyms(type, event, pseudonymOf), today);

describe('the example of an event type', () => {
  it.each(EVENT_TYPES)('%s is accepted once people, posts and enrolments are pseudonyms', type => {
    const reading = taken(type, exampleOf(type));
    expect(reading.ok ? [] : reading.rejection.faults.map(faultInWords)).toEqual([]);
  });

  it.each(EVENT_TYPES.filter(type => definitionOf(type).subjects.includes('person')))(
    '%s names nobody by a pseudonym: suppliers have none',
    type => expect(JSON.stringify(exampleOf(type))).not.toMatch(/[0-9a-f]{32}/),
  );

  it('and no two of them share an identity', () => {
    const identities = EVENT_TYPES.map(exampleOf).map(
      ({ subject, source, id }) => `${subject} ${source} ${id}`,
    );
    expect(new Set(identities).size).toBe(EVENT_TYPES.length);
  });
});

describe('the fields of an event type', () => {
  it.each(EVENT_TYPES)('%s: each has an expected form and a meaning', type => {
    const silent = fieldsOf(type)
      .flatMap(field => [field, ...(field.form.kind === 'list-of-groups' ? field.form.fields : [])])
      .filter(({ means, expected }) => means === '' || expected === '');
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it.each(EVENT_TYPES)('%s is refused without any of those that it needs, and by that name', type => {
    const event = exampleOf(type);
    for (const field of fieldsOf(type).filter(({ need }) => need === 'needed')) {
      const reading = taken(type, { ...event, data: without(event.data, field) });
      expect(reading.ok ? 'accepted' : reading.rejection.faults.map(({ pointer }) => pointer)).toContain(
        `/data/${field.path.join('/')}`,
      );
    }
  });

  it('a figure needs headcount or FTE, so that neither alone is needed', () => {
    const needs = Object.fromEntries(fieldsOf('workforce.reported').map(({ name, need }) => [name, need]));
    expect(needs).toMatchObject({
      'start.headcount': 'one-of',
      'start.fte': 'one-of',
      'joiners.headcount': 'optional',
      series: 'needed',
      supersedes: 'optional',
    });
  });

  it('those of the business key are marked', () => {
    for (const type of EVENT_TYPES)
      expect(
        fieldsOf(type)
          .filter(({ inBusinessKey }) => inBusinessKey)
          .map(({ name }) => name)
          .sort(),
      ).toEqual([...definitionOf(type).businessKey].sort());
  });

  it('tell days, months, numbers, choices, lists and identifiers apart', () => {
    const forms = (type: EventType) =>
      Object.fromEntries(fieldsOf(type).map(({ name, form }) => [name, form.kind]));
    expect(forms('post.started')).toMatchObject({
      post: 'pseudonym',
      organisation: 'code',
      fte: 'number',
      contract: 'choice',
      effectiveOn: 'day',
    });
    expect(forms('learner.enrolled')).toMatchObject({
      cohort: 'month',
      lengthMonths: 'number',
      route: 'text',
    });
    expect(forms('organisation.succeeded')).toMatchObject({ successors: 'list' });
    expect(forms('target.set')).toMatchObject({ split: 'list-of-groups' });
    expect(forms('person.linked')).toMatchObject({ alias: 'person' });
    expect(forms('post.ended')).toMatchObject({ presumed: 'true-or-false' });
  });

  it('a rule that no field can say alone is told in words', () => {
    for (const type of EVENT_TYPES)
      expect([type, ruleOf(type) !== undefined]).toEqual([type, definitionOf(type).check !== undefined]);
  });
});

describe('the columns of an event type', () => {
  it('are named apart from those of the envelope', () => {
    for (const type of EVENT_TYPES) {
      const names = ['source', 'id', 'subject', 'time', ...columnsOf(type).map(({ name }) => name)];
      expect(new Set(names).size).toBe(names.length);
    }
    expect(columnsOf('requirement.reported').map(({ name }) => name)).toContain('data.source');
  });

  it('hold figures by dotted names, and a list in one cell', () => {
    const cells = (type: EventType) =>
      Object.fromEntries(
        columnsOf(type).map(({ name, field }) => [name, cellOf(exampleOf(type).data, field)]),
      );
    expect(cells('workforce.reported')).toMatchObject({
      'start.headcount': '3871',
      'start.fte': '3120.45217',
    });
    expect(cells('feed.covers')).toMatchObject({ professions: 'midwife;maternity-support', to: '' });
  });
});

describe('strands and topics', () => {
  it('every event type is in exactly one strand', () => {
    expect(STRANDS.flatMap(({ types }) => types).sort()).toEqual([...EVENT_TYPES].sort());
  });

  it('every topic says what it holds, and every type is on one', () => {
    for (const { about } of topics()) expect(about).not.toBe('');
    expect(new Set(topics().flatMap(({ name }) => typesOn(name)))).toEqual(new Set(EVENT_TYPES));
  });

  it('subjects are described as they are read', () => {
    const keys = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.stringMatching(/^[A-Z0-9]{1,9}$/),
      fc.stringMatching(/^[0-9a-f]{31,33}$/),
      fc.stringMatching(/^[a-z0-9-]{1,90}$/),
      fc.stringMatching(/^urn:[a-z:]{1,20}$/),
    );
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(TOPICS) as SubjectKind[])), keys, (kind, key) => {
        const subject = `${kind}/${key}`;
        const reading = readEvent({ ...exampleOf('fact.retracted'), subject }, today);
        expect([subject, reading.ok]).toEqual([
          subject,
          new RegExp(SUBJECT_FORMS[kind].pattern).test(subject),
        ]);
      }),
    );
  });
});

describe('the JSON Schema of an event’s data', () => {
  it('says by keywords what refinements ask, and keeps nothing of TypeBox', () => {
    expect(dataSchemaOf('workforce.reported', 'logged')).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: {
        to: { type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
        vintage: { pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
        profession: { type: 'string' },
      },
    });
    for (const type of EVENT_TYPES) expect(JSON.stringify(dataSchemaOf(type, 'sent'))).not.toContain('"~');
  });

  it('asks identifiers of suppliers, and pseudonyms of the log', () => {
    const post = (side: 'sent' | 'logged') =>
      (dataSchemaOf('post.started', side)['properties'] as Record<string, { pattern: string }>)['post']!
        .pattern;
    expect('R0A-20123456').toMatch(new RegExp(post('sent')));
    expect('R0A-20123456').not.toMatch(new RegExp(post('logged')));
  });

  it('does not keep silent about a refinement that it has no words for', () => {
    const odd = Type.Refine(
      Type.String({ description: 'an odd text' }),
      text => text.length % 2 === 1,
      () => 'odd',
    );
    expect(() => refinementsOf(odd as SchemaNode)).toThrow('a refinement without a name: an odd text');
  });
});

function without(data: Readonly<Record<string, unknown>>, field: Field): Record<string, unknown> {
  const copy = structuredClone(data) as Record<string, unknown>;
  const group = field.path.slice(0, -1).reduce((node, step) => node[step] as Record<string, unknown>, copy);
  delete group[field.path.at(-1)!];
  return copy;
}
