import { describe, expect, it } from 'vitest';
import { type Day } from '../../../calendar/day.js';
import { type Fact } from '../../../events/fact.js';
import { readEvent } from '../../../events/read-event.js';
import { PROFILE_ATTRIBUTES, UNTOLD } from './attributes.js';
import { foldProfile } from './fold.js';

const profiled = (data: object) => ({ type: 'entrant.profiled', data }) as unknown as Fact;

function faults(data: object): string[] {
  const reading = readEvent(
    {
      specversion: '1.0',
      type: 'muster.entrant.profiled.v1',
      source: 'urn:a',
      id: '1',
      subject: `person/${'a'.repeat(32)}`,
      time: '2026-09-21T08:35:00+01:00',
      data: { effectiveOn: '2026-09-21', ...data },
    },
    '2026-11-01' as Day,
  );
  return reading.ok ? [] : reading.rejection.faults.map(({ pointer }) => pointer);
}

describe('an entrant’s profile', () => {
  it('says what was said last of each attribute; what a later one does not name stays', () => {
    const facts = [
      profiled({ sex: 'female', ethnicity: 'not-known', disability: 'no' }),
      profiled({ ethnicity: 'K', disability: 'not-stated' }),
    ];
    expect(foldProfile(facts)).toEqual({ sex: 'female', ethnicity: 'K', disability: 'not-stated' });
  });

  it('of whom nothing was said is empty', () => {
    expect(foldProfile([{ type: 'learner.enrolled', data: {} } as unknown as Fact])).toEqual({});
  });

  it('has codes of the lists alone, and at least one', () => {
    expect(faults({ ethnicity: 'A', imdQuintile: '5', homeRurality: 'RSF1' })).toEqual([]);
    expect(faults({ ethnicity: 'Z' })).toEqual(['/data/ethnicity']);
    expect(faults({ imdQuintile: 5 })).toEqual(['/data/imdQuintile']);
    expect(faults({})).toEqual(['/data']);
  });

  it('may leave any attribute unstated or not known', () => {
    for (const name of Object.keys(PROFILE_ATTRIBUTES))
      for (const value of Object.keys(UNTOLD)) expect([name, faults({ [name]: value })]).toEqual([name, []]);
  });
});
