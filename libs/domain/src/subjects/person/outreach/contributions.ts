import { type Day } from '../../../calendar/day.js';
import { type Contribution } from '../../../cubes/cube.js';
import { ENGLAND } from '../../../organisations/area.js';
import { type Attendances } from './fold.js';

/**
 * Somebody who took part in a session, and the first day, that of the session or later, on which they applied and on which they began a
 * programme: whatever else moved them. Who took part in two sessions counts under both.
 * @param applied the days of the person's applications, in any order
 * @param started the first days of their enrolments, in any order
 */
export function attendanceContributions(
  attendances: Attendances,
  applied: readonly Day[],
  started: readonly Day[],
): Contribution<'outreach'>[] {
  return [...attendances].flatMap(([session, on]) => {
    const told = [
      ['attended', on],
      ['applied-after', firstFrom(on, applied)],
      ['started-after', firstFrom(on, started)],
    ] as const;
    return told.flatMap(([kind, day]) =>
      day === undefined
        ? []
        : [
            {
              cube: 'outreach' as const,
              at: { level: 'england' as const, area: ENGLAND, session, kind, detail: '', day },
              add: { sessions: 0, people: 1 },
            },
          ],
    );
  });
}

function firstFrom(on: Day, days: readonly Day[]): Day | undefined {
  return days
    .filter(day => day >= on)
    .sort()
    .at(0);
}
