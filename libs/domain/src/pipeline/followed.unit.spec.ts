import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addDays, day } from '../calendar/day.js';
import { wholeMonths } from '../subjects/person/journeys.js';
import { followUps } from './followed.js';

const on = day('2026-06-30');

describe('a group that is followed', () => {
  it('has an event in the whole month after each began, and the others are last seen on the day asked for', () => {
    expect(
      followUps(
        [
          { day: day('2025-08-31'), count: 10 },
          { day: day('2026-01-15'), count: 2 },
        ],
        [
          { day: day('2025-09-15'), months: 0, count: 6 },
          { day: day('2026-02-20'), months: 1, count: 1 },
          { day: day('2026-02-20'), months: 5, count: 1 },
          { day: day('2026-07-01'), months: 10, count: 1 },
        ],
        on,
      ),
    ).toEqual([
      { month: 0, events: 6, censored: 0 },
      { month: 1, events: 1, censored: 0 },
      { month: 5, events: 1, censored: 1 },
      { month: 10, events: 0, censored: 3 },
    ]);
  });

  it('loses nobody: everybody who began by the day has an event or is last seen', () => {
    const person = fc.record({ start: fc.nat(900), wait: fc.option(fc.nat(900), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 40 }), people => {
        const days = people.map(({ start, wait }) => {
          const began = addDays(day('2024-01-01'), start);
          return { began, metOn: wait === undefined ? undefined : addDays(began, wait) };
        });
        const met = days.flatMap(({ began, metOn }) =>
          metOn === undefined ? [] : [{ day: metOn, months: wholeMonths(began, metOn), count: 1 }],
        );
        const found = followUps(
          days.map(({ began }) => ({ day: began, count: 1 })),
          met,
          on,
        );
        const events = days.filter(({ metOn }) => metOn !== undefined && metOn <= on).length;
        const seen = days.filter(({ began }) => began <= on).length;
        expect(found.reduce((sum, each) => sum + each.events, 0)).toBe(events);
        expect(found.reduce((sum, each) => sum + each.events + each.censored, 0)).toBe(seen);
      }),
      { numRuns: 300 },
    );
  });
});
