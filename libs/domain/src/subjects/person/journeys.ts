import { addMonths, type Day, dayFromNumber, dayNumber, monthsBetween } from '../../calendar/day.js';
import { type Profession } from '../../professions.js';
import { type Career } from './employment/career.js';
import { isActive, isCounted, type Stay } from './employment/stays.js';
import { trainedFor } from './training/trained-for.js';
import { type Due, dueOf } from './training/due.js';
import { type Enrolment } from './training/enrolment.js';

/** What came of an enrolment, across strands: the programme, the register, the profession. */
export interface Journey {
  readonly enrolment: Enrolment;
  readonly due: Due | undefined;
  /** Undefined while the programme is not completed, and for who withdrew. */
  readonly qualified: Qualified | undefined;
}

export interface Qualified {
  /** The day of completion. */
  readonly on: Day;
  /** The first registration after the enrolment began: on or after completion, or somewhat before it. */
  readonly registeredOn: Day | undefined;
  /** The first day from completion on in post in the profession trained for; a post that runs already counts from completion. */
  readonly firstPostOn: Day | undefined;
  /** The first day after the first post from which on there is no post of the profession for more than twelve months. */
  readonly leftOn: Day | undefined;
  /** Whether the person is in post in the profession so many months after completion. */
  readonly inPostAfter: Readonly<Record<12 | 24, boolean>>;
}

/** The months after completion at which it is asked who is qualified: what first posts and posts are shares of. */
export const MONTHS_AFTER = [3, 6, 12, 24] as const;
/** No post of the profession for longer than this is leaving it. */
const MONTHS_AWAY = 12;

/**
 * @param career of the same person, all posts
 * @param registrations the days of the person's registrations in force, in order
 */
export function journeysOf(
  enrolments: readonly Enrolment[],
  career: Career,
  registrations: readonly Day[],
): Journey[] {
  return enrolments.map(enrolment => ({
    enrolment,
    due: dueOf(enrolment),
    qualified:
      enrolment.ended?.how === 'completed'
        ? qualifiedOf(enrolment, enrolment.ended.on, career, registrations)
        : undefined,
  }));
}

/** Whole months from one day to a later one: 0 until the same date of the next month. */
export function wholeMonths(from: Day, to: Day): number {
  return Math.floor(monthsBetween(from, to));
}

function qualifiedOf(
  enrolment: Enrolment,
  on: Day,
  career: Career,
  registrations: readonly Day[],
): Qualified {
  const profession = trainedFor(enrolment);
  const firstPostOn = firstDayInPost(career, profession, on);
  const inPostAfter = (months: number) => {
    const day = dayNumber(addMonths(on, months));
    return career.someActiveIn(profession, day, day);
  };
  return {
    on,
    registeredOn: registrations.find(day => day > enrolment.enrolledOn),
    firstPostOn,
    leftOn: firstPostOn && leftProfessionOn(career, profession, firstPostOn),
    inPostAfter: { 12: inPostAfter(12), 24: inPostAfter(24) },
  };
}

function firstDayInPost(career: Career, profession: Profession, since: Day): Day | undefined {
  const earliest = dayNumber(since);
  const days = career.active
    .filter(stay => stay.profession === profession && stay.to > earliest)
    .map(stay => Math.max(stay.from, earliest));
  return days.length === 0 ? undefined : dayFromNumber(Math.min(...days));
}

/** Whoever has an open post is not out of the profession: a career break may end. Where it does not, the post's end is the day. */
function leftProfessionOn(career: Career, profession: Profession, firstPostOn: Day): Day | undefined {
  const held = career.stays
    .filter(stay => stay.profession === profession && isHeld(stay))
    .sort((a, b) => a.from - b.from);
  let until = dayNumber(firstPostOn);
  for (const { from, to } of held) {
    if (from > until && dayFromNumber(from) > addMonths(dayFromNumber(until), MONTHS_AWAY)) break;
    until = Math.max(until, to);
  }
  return until === Infinity ? undefined : dayFromNumber(until);
}

/** A post that is in post, or would be but for an unpaid absence. */
function isHeld({ state }: Stay): boolean {
  return isActive(state) || (isCounted(state) && state.status === 'inactive');
}
