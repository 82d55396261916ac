import { addMonths } from '../../../calendar/day.js';
import { firstDayOf, lastDayOf, type Month, monthOf } from '../../../calendar/month.js';
import { type Spread } from '../../../cubes/spread.js';
import { type ExposureStandard, type Requirement, standardOfCohort } from '../../../reference/exposure.js';
import { type Reference } from '../../../reference/reference.js';
import { trainedFor } from './trained-for.js';
import { areasOfPlace, type Enrolment, isSamePlace, type Place, placeOn, studyOn } from './enrolment.js';
import { type ExposureKind } from './events.js';

/** What is added to the cube `exposure` at a place, before it is told at each level. Hours in hundredths. */
interface Told {
  readonly kind: 'hours' | 'count' | 'in-programme' | 'on-track';
  readonly detail: string;
  readonly month: Month;
  readonly place: Place;
  readonly count: number;
}

/** The cells of the cube `exposure`, at the place where the learner counts (not where the practice was). */
export function exposureContributions(enrolment: Enrolment, reference: Reference): Spread<'exposure'>[] {
  const { cohort } = enrolment;
  return [...loggedIn(enrolment), ...trackOf(enrolment, reference)]
    .filter(({ count }) => count !== 0)
    .map(({ kind, detail, month, place, count }) => ({
      cube: 'exposure',
      areas: areasOfPlace(place, enrolment, reference),
      at: { programme: place.programme, institution: place.institution, cohort, kind, detail, month },
      add: { count },
    }));
}

function loggedIn(enrolment: Enrolment): Told[] {
  return enrolment.exposures.flatMap(({ on, practiceArea, hours, counts }) => {
    const at = { month: monthOf(on), place: placeOn(enrolment, on) };
    return [
      ...(hours === undefined ? [] : [{ ...at, kind: 'hours', detail: practiceArea, count: hours } as const]),
      ...Object.entries(counts).map(([detail, count]) => ({ ...at, kind: 'count', detail, count }) as const),
    ];
  });
}

/** How it stands with a learner on the last day of a month of the programme, who then is in training. */
interface Standing {
  readonly place: Place;
  readonly onTrack: boolean;
}

/**
 * From which month of the programme on a learner is in it, and on track, and from which no longer: changes, so that those of all
 * months up to one say how many are so in that one. The cohort's month is month 1, whenever the learner came; a month is judged by its
 * last day, and who is interrupted then is not in training. Nobody is judged where no standard counts what learners do.
 */
function trackOf(enrolment: Enrolment, reference: Reference): Told[] {
  const told: Told[] = [];
  let was: Standing | undefined;
  const change = (month: number, is: Standing | undefined) => {
    if (isSameStanding(was, is)) return;
    const at = { detail: String(month).padStart(3, '0'), month: monthOfProgramme(enrolment, month) };
    if (was && is && isSamePlace(was.place, is.place)) {
      if (was.onTrack !== is.onTrack)
        told.push({ ...at, kind: 'on-track', place: is.place, count: is.onTrack ? 1 : -1 });
    } else {
      for (const [standing, count] of [[was, -1] as const, [is, 1] as const]) {
        if (standing === undefined) continue;
        told.push({ ...at, kind: 'in-programme', place: standing.place, count });
        if (standing.onTrack) told.push({ ...at, kind: 'on-track', place: standing.place, count });
      }
    }
    was = is;
  };
  const { first, last, ends } = monthsJudged(enrolment);
  const judge = judgeOf(enrolment, reference);
  for (let month = first; month <= last;) {
    const { is, until } = judge(month);
    change(month, is);
    month = until + 1;
  }
  if (ends) change(last + 1, undefined);
  return told;
}

function isSameStanding(was: Standing | undefined, is: Standing | undefined): boolean {
  return was && is ? was.onTrack === is.onTrack && isSamePlace(was.place, is.place) : was === is;
}

/** The months of the programme in which anything may change; `ends` where the learner is in training in none after. */
function monthsJudged(enrolment: Enrolment): {
  readonly first: number;
  readonly last: number;
  readonly ends: boolean;
} {
  const { enrolledOn, ended, lengthMonths, studies, places, exposures } = enrolment;
  const first = Math.max(1, programmeMonthOf(enrolment, monthOf(enrolledOn)));
  if (ended) return { first, last: programmeMonthOf(enrolment, monthOf(ended.on)) - 1, ends: true };
  const latest = [studies.at(-1)?.from, places.at(-1)?.from, exposures.at(-1)?.on];
  const changing = latest.flatMap(on => (on === undefined ? [] : [programmeMonthOf(enrolment, monthOf(on))]));
  return { first, last: Math.max(first, lengthMonths, ...changing), ends: false };
}

/** How it stands in a month, and so it does in all up to `until`. */
interface Judgement {
  readonly is: Standing | undefined;
  readonly until: number;
}

/** Asked in order of months. */
function judgeOf(enrolment: Enrolment, reference: Reference): (month: number) => Judgement {
  const { cohort, exposures, lengthMonths } = enrolment;
  const standards = new Map<Place, ExposureStandard | undefined>();
  const standardAt = (place: Place) => {
    if (!standards.has(place)) {
      const profession = trainedFor(enrolment);
      standards.set(place, standardOfCohort(reference.exposure, place.programme, profession, cohort));
    }
    return standards.get(place);
  };
  const turns = turnsOf(enrolment);
  const logged = new Map<ExposureKind, number>();
  let next = 0;
  return month => {
    const on = lastDayOf(monthOfProgramme(enrolment, month));
    for (; next < exposures.length && exposures[next]!.on <= on; next += 1)
      for (const [kind, count] of Object.entries(exposures[next]!.counts))
        logged.set(kind as ExposureKind, (logged.get(kind as ExposureKind) ?? 0) + count);
    const until = (turns.find(turn => turn > month) ?? Infinity) - 1;
    const place = placeOn(enrolment, on);
    const standard = standardAt(place);
    if (standard === undefined || studyOn(enrolment, on).interrupted) return { is: undefined, until };
    const lastMet = ({ kind, minimum }: Requirement) =>
      lastMonthMet(logged.get(kind) ?? 0, minimum, lengthMonths);
    const onTrack = meets(standard, requirement => lastMet(requirement) >= month);
    const ends = [...standard.always, ...standard.alternatives.flat()].map(lastMet);
    return { is: { place, onTrack }, until: Math.min(until, ...ends.filter(end => end >= month)) };
  };
}

/** The months of the programme in which practice is logged, or in which another study or place begins; in order. */
function turnsOf(enrolment: Enrolment): number[] {
  const { studies, places, exposures } = enrolment;
  const days = [...studies, ...places].map(({ from }) => from).concat(exposures.map(({ on }) => on));
  const months = new Set(days.map(on => programmeMonthOf(enrolment, monthOf(on))));
  return [...months].sort((a, b) => a - b);
}

/** The last month in which so much is enough: in each as much of the minimum as it has of the programme. */
function lastMonthMet(logged: number, minimum: number, lengthMonths: number): number {
  return logged >= minimum ? Infinity : Math.floor((logged * lengthMonths) / minimum);
}

/** All that always holds, and one of the alternatives where there are any. */
function meets(
  { always, alternatives }: ExposureStandard,
  isMet: (requirement: Requirement) => boolean,
): boolean {
  const oneOf = alternatives.length === 0 || alternatives.some(requirements => requirements.every(isMet));
  return oneOf && always.every(isMet);
}

function monthOfProgramme({ cohort }: Enrolment, month: number): Month {
  return monthOf(addMonths(firstDayOf(cohort), month - 1));
}

function programmeMonthOf({ cohort }: Enrolment, month: Month): number {
  const index = (of: Month) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5));
  return index(month) - index(cohort) + 1;
}
