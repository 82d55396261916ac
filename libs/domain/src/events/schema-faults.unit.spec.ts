import { describe, expect, it } from '@jest/globals';
import { type Day } from '../calendar/day.js';
import { readEvent } from './read-event.js';

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
      undefined,
      undefined,
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
