import { describe, expect, it } from 'vitest';
import { type Day } from '../calendar/day.js';
import { type Fault, faultInWords } from './faults.js';
import { readEvent } from './read-event.js';

const today = '2026-01-01' as Day;

/** What to do about each is asked in schema-faults.unit.spec. */
const inWords = ({ pointer, expected, got }: Fault) => faultInWords({ pointer, expected, got });

const good = {
  specversion: '1.0',
  type: 'muster.workforce.reported.v1',
  source: 'urn:nhs-england:turnover',
  id: '1',
  subject: 'organisation/ENG',
  time: '2025-10-01T00:00:00Z',
  data: {
    profession: 'midwife',
    from: '2021-09-30',
    to: '2022-09-30',
    series: 'turnover',
    vintage: '2025-10',
    start: { fte: 21842.3316, headcount: 26418 },
    end: { fte: 21404.28518 },
  },
};

const withData = (data: object) => ({ ...good, data: { ...good.data, ...data } });

function rejection(event: unknown): { code: string; faults: string[] } {
  const reading = readEvent(event, today);
  if (reading.ok) throw new Error('the event was accepted');
  return { code: reading.rejection.code, faults: reading.rejection.faults.map(inWords) };
}

describe('reading an event', () => {
  it('takes a good one, with the day from which it is true', () => {
    const reading = readEvent(good, today);
    expect(reading).toMatchObject({
      ok: true,
      fact: { type: 'workforce.reported', effectiveOn: '2022-09-30', id: '1' },
    });
  });

  it('lists every fault of the envelope, not the first', () => {
    expect(rejection({ ...good, specversion: '0.3', time: '2025-10-01 00:00', id: '' })).toEqual({
      code: 'not-a-cloudevent',
      faults: [
        '/specversion: expected "1.0", got "0.3"',
        '/id: expected an id of 1 to 200 characters, got ""',
        '/time: expected when the source recorded it, as 2023-09-30T12:00:00Z (with offset), got "2025-10-01 00:00"',
      ],
    });
  });

  it('lists faults of the envelope, of the subject, of the data and of its days at once', () => {
    const { code, faults } = rejection({
      ...withData({ profession: 'midwive', from: '1926-02-03' }),
      time: 'yesterday',
      subject: 'organisation/eng',
    });
    expect(code).toBe('not-a-cloudevent');
    expect(faults.map(fault => fault.split(':', 1)[0])).toEqual([
      '/time',
      '/subject',
      '/data/profession',
      '/data/from',
    ]);
    expect(
      rejection({ ...withData({ from: '1926-02-03' }), type: 'muster.nothing.known.v1', id: '' }),
    ).toMatchObject({
      code: 'not-a-cloudevent',
      faults: [/^\/id/, /^\/type/].map(place => expect.stringMatching(place)),
    });
    expect(rejection(withData({ from: '1926-02-03' })).code).toBe('date-out-of-range');
  });

  it('lists every fault of the data, in words of the field', () => {
    const { code, faults } = rejection(
      withData({
        profession: 'midwive',
        to: '2022-09-31',
        start: { fte: 1.123456, headcount: -1 },
        extra: true,
      }),
    );
    expect(code).toBe('schema');
    expect(faults.map(fault => fault.split(',')[0]).sort()).toEqual([
      '/data/extra: expected no such field',
      '/data/profession: expected a profession: midwife',
      '/data/start/fte: expected full-time equivalents',
      '/data/start/headcount: expected a whole number of people',
      '/data/to: expected a day that exists',
    ]);
  });

  it('names what is missing', () => {
    const { vintage: _, ...data } = good.data;
    expect(rejection({ ...good, data }).faults).toEqual([
      '/data/vintage: expected a month, as YYYY-MM, got nothing',
    ]);
  });

  it('refuses null: what is not known is left out', () => {
    expect(rejection(withData({ joiners: null })).faults[0]).toContain('/data/joiners: expected an object');
  });

  it('refuses a period that does not end after it starts', () => {
    expect(rejection(withData({ from: '2022-09-30' })).faults).toEqual([
      '/data/to: expected a day after the period\'s start, 2022-09-30, got "2022-09-30"',
    ]);
  });

  it('refuses days before 1950 and more than ten years ahead', () => {
    expect(rejection(withData({ from: '1899-09-30' })).code).toBe('date-out-of-range');
    expect(rejection(withData({ to: '2036-01-02' })).code).toBe('date-out-of-range');
    expect(readEvent(withData({ to: '2036-01-01' }), today).ok).toBe(true);
  });

  it('tells an unknown type from an unknown version, and a subject of the wrong kind', () => {
    expect(rejection({ ...good, type: 'muster.workforce.guessed.v1' }).code).toBe('unknown-type');
    expect(rejection({ ...good, type: 'muster.workforce.reported.v9' })).toEqual({
      code: 'unknown-version',
      faults: ['/type: expected version v1 of workforce.reported, got v9'],
    });
    expect(rejection({ ...good, subject: 'target/ENG' }).faults[0]).toContain(
      'a subject of the kind organisation',
    );
    expect(rejection({ ...good, subject: 'organisation/eng' }).faults[0]).toContain('capitals and digits');
  });

  it('refuses text that the store cannot hold', () => {
    expect(rejection(withData({ series: 'a\0b' })).faults[0]).toContain('U+0000');
    expect(rejection(withData({ series: 'a\ud800b' })).faults[0]).toContain('surrogate');
  });

  it.each([null, 1, 'text', [], [good], { __proto__: null }])('refuses %p as no event', json => {
    expect(rejection(json).code).toBe('not-a-cloudevent');
  });

  it('is not fooled by names that every object has', () => {
    expect(rejection({ ...good, type: 'muster.constructor.name.v1' }).code).toBe('unknown-type');
    expect(rejection(JSON.parse('{"__proto__":{"specversion":"1.0"}}')).code).toBe('not-a-cloudevent');
    expect(rejection({ ...good, subject: 'toString/ENG' }).code).toBe('schema');
  });
});
