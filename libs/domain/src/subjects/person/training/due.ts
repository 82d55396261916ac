import { addDays, addMonths, type Day, dayFromNumber, dayNumber } from '../../../calendar/day.js';
import { firstDayOf } from '../../../calendar/month.js';
import { type Profession } from '../../../professions.js';
import { type Enrolment } from './enrolment.js';

/** Until when completing is on time, and the day on which an enrolment counts as due. */
export interface Due {
  /** Completed on or before it: on time. */
  readonly onTimeUntil: Day;
  readonly on: Day;
}

/** Whose programmes are run-throughs to a certificate of completion of training (CCT). */
const RUN_THROUGH: ReadonlySet<Profession> = new Set([
  'obstetric-trainee',
  'consultant-obstetrics-gynaecology',
]);

/** A day of full time, in hundred-thousandths. */
const FULL_TIME = 100_000;
const LAST_DAY = dayNumber('9999-12-31' as Day);

/**
 * When an enrolment is due. The standard pathway ends with the month `lengthMonths` after the cohort's: due is the first day of the
 * month after, whatever happened meanwhile. Of doctors in run-through training it is the day on which they are expected to have
 * completed, and completing on that day is on time: less than full time and interruptions put it off.
 * @returns undefined while a doctor is not expected to complete: interrupted, or at no hours, with no end of it told
 * @see https://www.hee.nhs.uk/our-work/reducing-pre-registration-attrition-improving-retention (RePAIR: standard pathway)
 */
export function dueOf(enrolment: Enrolment): Due | undefined {
  if (RUN_THROUGH.has(enrolment.profession)) {
    const on = expectedCct(enrolment);
    return on && { on, onTimeUntil: on };
  }
  const { cohort, lengthMonths } = enrolment;
  const on = addMonths(firstDayOf(cohort), lengthMonths + 1);
  return isDated(on) ? { on, onTimeUntil: addDays(on, -1) } : undefined;
}

/** Cohorts are months of any four digits, and no calendar has days before the year 1 or after 9999. */
function isDated(on: Day): boolean {
  return on >= '0001' && on.length === '9999-12-31'.length;
}

/**
 * The day on which the sum of FTE over the days not interrupted reaches the programme's length at full time, counted in days from the
 * first day. FTE that nobody told counts as full time, and so does all time after an end: nothing is put off any more.
 */
function expectedCct({ enrolledOn, lengthMonths, studies, ended }: Enrolment): Day | undefined {
  const start = dayNumber(enrolledOn);
  let missing = (dayNumber(addMonths(enrolledOn, lengthMonths)) - start) * FULL_TIME;
  const end = ended === undefined ? Infinity : dayNumber(ended.on);
  for (const [index, { from, fte, interrupted }] of studies.entries()) {
    const next = studies[index + 1];
    const since = dayNumber(from);
    const until = next === undefined ? end : dayNumber(next.from);
    const daily = interrupted ? 0 : (fte ?? FULL_TIME);
    const needed = daily === 0 ? Infinity : Math.ceil(missing / daily);
    if (since + needed <= until) return dayOf(since + needed);
    missing -= daily === 0 ? 0 : daily * (until - since);
  }
  return dayOf(end + Math.ceil(missing / FULL_TIME));
}

function dayOf(number: number): Day | undefined {
  return number <= LAST_DAY ? dayFromNumber(number) : undefined;
}
