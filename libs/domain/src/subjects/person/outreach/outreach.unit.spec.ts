import { describe, expect, it } from 'vitest';
import { type Day } from '../../../calendar/day.js';
import { type Fact } from '../../../events/fact.js';
import { attendanceContributions } from './contributions.js';
import { foldAttendances } from './fold.js';

const attended = (session: string, effectiveOn: string) =>
  ({ type: 'outreach.attended', data: { session, effectiveOn } }) as unknown as Fact;

function told(facts: readonly Fact[], applied: readonly string[], started: readonly string[]): string[] {
  return attendanceContributions(
    foldAttendances(facts),
    applied as readonly Day[],
    started as readonly Day[],
  ).map(({ at, add }) => `${at.session} ${at.kind} ${at.day} ${at.level} ${add.people}/${add.sessions}`);
}

describe('somebody who took part in outreach', () => {
  it('counts with the first application and the first enrolment from that day on, once each', () => {
    expect(told([attended('s1', '2025-06-11')], ['2026-02-01', '2026-01-09'], ['2026-09-21'])).toEqual([
      's1 attended 2025-06-11 england 1/0',
      's1 applied-after 2026-01-09 england 1/0',
      's1 started-after 2026-09-21 england 1/0',
    ]);
  });

  it('on the day itself counts; before it does not', () => {
    expect(told([attended('s1', '2025-06-11')], ['2025-06-11'], ['2024-09-21'])).toEqual([
      's1 attended 2025-06-11 england 1/0',
      's1 applied-after 2025-06-11 england 1/0',
    ]);
  });

  it('in two sessions counts under both, in one twice once', () => {
    const facts = [attended('s1', '2025-06-11'), attended('s2', '2025-07-01'), attended('s1', '2025-08-01')];
    expect(told(facts, ['2025-07-15'], [])).toEqual([
      's1 attended 2025-06-11 england 1/0',
      's1 applied-after 2025-07-15 england 1/0',
      's2 attended 2025-07-01 england 1/0',
      's2 applied-after 2025-07-15 england 1/0',
    ]);
  });
});
