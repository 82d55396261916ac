import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dayFromNumber, dayNumber, type Day } from '../../../calendar/day.js';
import { type Fact } from '../../../events/fact.js';
import { enrolled, learnt } from '../../../testing/learners.js';
import { dueOf } from './due.js';
import { foldTraining } from './fold.js';

const due = (...facts: Fact[]) => dueOf(foldTraining(facts).enrolments[0]!);
const doctor = { profession: 'obstetric-trainee', lengthMonths: 84, cohort: '2014-08' };

describe('the standard pathway', () => {
  it('ends with the month so many months after the cohort’s, and is due the day after', () => {
    expect(due(enrolled('2019-09-23'))).toEqual({ onTimeUntil: '2022-09-30', on: '2022-10-01' });
  });

  it('is not put off by an interruption, fewer hours, or a late enrolment', () => {
    expect(
      due(
        enrolled('2019-11-04', { cohort: '2019-09', fte: 0.5 }),
        learnt('interrupted', '2020-01-06'),
        learnt('resumed', '2021-01-04'),
      ),
    ).toEqual({ onTimeUntil: '2022-09-30', on: '2022-10-01' });
  });

  it.each(['0000-01', '9999-12'])('of a cohort of %s, which no calendar has, is due on no day', cohort => {
    expect(due(enrolled('2019-09-23', { cohort, lengthMonths: 1 }))).toBeUndefined();
  });
});

describe('a doctor’s expected certificate of completion of training', () => {
  it('is that of full time where nothing puts it off', () => {
    expect(due(enrolled('2014-08-06', doctor))).toEqual({ onTimeUntil: '2021-08-06', on: '2021-08-06' });
  });

  it('is put off by fewer hours and by time out of programme, to the day', () => {
    // Of 2557 days, 1096 at full time, 730 at 0.6 (438), a year of none, and then 1023 / 0.6 = 1705.
    expect(
      due(
        enrolled('2014-08-06', doctor),
        learnt('changed', '2017-08-06', { fte: 0.6 }),
        learnt('interrupted', '2019-08-06'),
        learnt('resumed', '2020-08-06'),
      )?.on,
    ).toBe('2025-04-07');
  });

  it('is not known while the time out has no end', () => {
    const away = [enrolled('2014-08-06', doctor), learnt('interrupted', '2016-08-06')];
    expect(due(...away)).toBeUndefined();
    expect(due(...away, learnt('withdrew', '2017-08-06'))?.on).toBe('2022-08-06');
  });

  it('is none where the hours would take longer than a calendar has', () => {
    expect(due(enrolled('2014-08-06', { ...doctor, fte: 0.00001 }))).toBeUndefined();
  });

  it('falls on the first day on which the days’ FTE add up to full time’s', () => {
    const change = fc.record({
      after: fc.integer({ min: 0, max: 400 }),
      fte: fc.constantFrom(0, 0.33333, 0.5, 0.8, 1, 1.5),
      what: fc.constantFrom('changed', 'interrupted', 'resumed'),
    });
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 6 }),
        fc.integer({ min: 1, max: 24 }),
        (changes, lengthMonths) => {
          let day = dayNumber('2014-08-06' as Day);
          const facts = changes.map(({ after, fte, what }) => {
            day += after;
            return learnt(what, dayFromNumber(day), what === 'changed' ? { fte } : {});
          });
          const start = enrolled('2014-08-06', { ...doctor, lengthMonths });
          const enrolment = foldTraining([start, ...facts]).enrolments[0]!;
          expect(dueOf(enrolment)?.on).toBe(dayByDay(enrolment));
        },
      ),
    );
  });
});

/** As the definition has it: day after day, for fifteen years. */
function dayByDay({
  enrolledOn,
  lengthMonths,
  studies,
}: ReturnType<typeof foldTraining>['enrolments'][number]) {
  const start = dayNumber(enrolledOn);
  const months = new Date(Date.UTC(2014, 7 + lengthMonths, 6));
  const needed = (months.getTime() / 86_400_000 - start) * 100_000;
  let sum = 0;
  for (let day = start; day < start + 15 * 366; day += 1) {
    if (sum >= needed) return dayFromNumber(day);
    const study = studies.findLast(({ from }) => dayNumber(from) <= day)!;
    sum += study.interrupted ? 0 : (study.fte ?? 100_000);
  }
  return undefined;
}
