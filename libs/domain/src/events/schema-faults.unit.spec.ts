import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type Day } from '../calendar/day.js';
import { exampleOf } from './describe/example-events.js';
import { readEvent } from './read-event.js';
import { EVENT_TYPES } from './table.js';

const TODAY = '2026-01-15' as Day;
const started = (data: object, envelope: object = {}) => ({
  specversion: '1.0',
  type: 'muster.post.started.v1',
  source: 'urn:ods:R0A:esr',
  id: 'e1',
  subject: `person/${'a'.repeat(32)}`,
  time: '2026-01-10T09:00:00Z',
  ...envelope,
  data: {
    post: 'b'.repeat(32),
    organisation: 'R0A',
    occupation: 'N2J',
    contract: 'permanent',
    effectiveOn: '2026-01-05',
    ...data,
  },
});
const unknown = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, 'somebody']));
const faultsOf = (event: object) => {
  const reading = readEvent(event, TODAY);
  return reading.ok ? [] : reading.rejection.faults;
};

describe('fields that nobody knows', () => {
  it.each([1, 2, 7, 8, 9, 50])('refuse an event, though there are %i of them', count => {
    const faults = faultsOf(started(unknown(count)));
    expect(faults.map(({ pointer, expected }) => [pointer, expected])).toEqual(
      Array.from({ length: count }, (_, at) => [`/data/f${at}`, 'no such field']),
    );
  });

  it('are told what there is instead once, for the list is long', () => {
    const faults = faultsOf(started(unknown(3)));
    expect(faults.map(({ remedy }) => remedy?.slice(0, 16))).toEqual([
      'known are post, ',
      'leave it out',
      'leave it out',
    ]);
  });

  it.each([51, 120])('are told as far as fifty of %i, and how many more there are', count => {
    const faults = faultsOf(started(unknown(count)));
    expect(faults).toHaveLength(51);
    expect(faults.at(-1)).toMatchObject({ expected: 'no further faults', got: `${count - 50} more` });
  });

  it('are not all counted where there are thousands, nor kept', () => {
    const faults = faultsOf(started(unknown(5000)));
    expect(faults.at(-1)).toMatchObject({ got: 'at least 950 more' });
    expect(JSON.stringify(faults).length).toBeLessThan(10_000);
  });

  it('are pointed to as JSON pointers that any store can hold, however they are written', () => {
    const odd = { 'a/b~c': 1, '\ud800': 1, ['x'.repeat(10_000)]: 1 };
    const pointers = faultsOf(started(odd)).map(({ pointer }) => pointer);
    expect(pointers).toContain('/data/a~1b~0c');
    expect(pointers.every(pointer => pointer.isWellFormed() && pointer.length < 100)).toBe(true);
    const attributes = faultsOf(started({}, { 'A/b': 1, 'A\0': 1, ['A'.repeat(10_000)]: 1 }));
    expect(attributes.map(({ pointer }) => pointer)).toEqual(['/A~1b', '/A', `/${'A'.repeat(79)}…`]);
  });
});

it('an event wrong in more than eight places is told all of them', () => {
  const wrong = {
    ...{ organisation: 1, employer: 1, occupation: 1, jobRole: 1, grade: 1, specialty: 1 },
    ...{ fte: 'x', contract: 1, status: 1, statusReason: 1, joinedBy: 1, trainedIn: 1 },
  };
  expect(faultsOf(started(wrong))).toHaveLength(12);
});

describe('what to do about a fault', () => {
  it.each([
    [{ contract: undefined }, 'add it: the event says nothing without it'],
    [{ fte: null }, 'leave it out: what is not known is not null'],
    [{ fte: '0.8' }, 'write it without quotes, as JSON does'],
    [{ fte: 37.5 }, 'write a number within these bounds'],
    [{ fte: 0.1234567 }, 'round it'],
    [{ organisation: 5 }, 'write it in quotes, as text'],
    [{ organisation: 'r0a' }, 'write it in that form'],
    [{ contract: 'temp' }, 'write one of these, to the letter'],
    [{ effectiveOn: '2026-02-30' }, 'write one that exists, in that form'],
    [{ effectiveOn: '1926-02-03' }, 'mend the day; for an open end leave the field out'],
    [{ grade: 'x'.repeat(100) }, 'shorten it'],
    [{ grade: 'a\0' }, 'take the character out; mostly it is a slip of the export'],
    [{ nobody: 1 }, expect.stringContaining('known are post')],
  ])('of %j is told', (data, remedy) =>
    expect(faultsOf(started(data)).map(fault => fault.remedy)).toEqual([remedy]),
  );

  it('is told of every fault, and no place twice, whatever is wrong with an event', () => {
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(
        undefined,
        null,
        '',
        '\0',
        '\ud800',
        'r0a',
        '9434765919',
        -1,
        1e12,
        '2026-02-30',
        '1900-01-01',
      ),
    );
    const event = fc.constantFrom(...EVENT_TYPES).chain(type => {
      const example = exampleOf(type);
      const some = (of: object) =>
        fc.dictionary(fc.oneof(fc.constantFrom(...Object.keys(of)), fc.string({ maxLength: 5 })), odd, {
          maxKeys: 4,
        });
      return fc
        .tuple(some(example), some(example.data))
        .map(([envelope, data]) => ({ ...example, data: { ...example.data, ...data }, ...envelope }));
    });
    fc.assert(
      fc.property(event, one => {
        const faults = faultsOf(one);
        expect(faults.filter(({ remedy = '' }) => remedy === '')).toEqual([]);
        expect(new Set(faults.map(({ pointer }) => pointer)).size).toBe(faults.length);
      }),
      { numRuns: 500 },
    );
  });
});
