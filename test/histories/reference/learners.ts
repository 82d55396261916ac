import { areaOf, LEVELS } from './areas.js';
import { inForce } from './corrections.js';
import { dayNumber, daysFrom, dayText } from './days.js';
import { addTo, type Figures, type Reached } from './entrants.js';
import { type Enrolment, enrolmentsOf, HORIZON, type Place, runsOn, studyOn } from './enrolments.js';
import { type CloudEvent, byTimeSourceId, field, nameOf, required } from './events.js';
import { isActive, isActiveIn, isCounted, type Life, lifeOf, stateOn } from './life.js';
import { peopleOf } from './links.js';
import { countPractice } from './practice.js';
import { professionOf } from './professions.js';
import { type Tables } from './tables.js';
import { type World, worldOf } from './world.js';

/** Longer than two years: careers are followed so long after the last fact, or after an enrolment was completed. */
const AFTER = 800;

/** Cohorts, and what learners practised, of everybody in a log. */
export function deriveLearners(log: readonly CloudEvent[], tables: Tables): Figures {
  const facts = inForce(log);
  const world = worldOf(facts, tables);
  const figures: Figures = new Map();
  for (const subjects of peopleOf(facts)) {
    const ofPerson = facts.filter(fact => subjects.has(fact.subject));
    for (const enrolment of enrolmentsOf(ofPerson)) {
      countCohort(figures, world, enrolment, ofPerson);
      countPractice(figures, world, enrolment, areasOf);
    }
  }
  return figures;
}

/** The stages that a person's enrolments reached; each counts where the enrolment began. */
export function stagesOfEnrolments(world: World, ofPerson: readonly CloudEvent[]): Reached[] {
  const inOrder = enrolmentsOf(ofPerson).sort((a, b) => a.first - b.first || byTimeSourceId(a.told, b.told));
  return inOrder.flatMap(enrolment => {
    const { told, first, end } = enrolment;
    const place = enrolment.moves[0]?.from ?? enrolment.last.place;
    const cohort = required<string>(told, 'cohort');
    const [year, month] = cohort.split('-').map(Number) as [number, number];
    const reach = (stage: string, day: number | undefined): Reached[] =>
      day === undefined
        ? []
        : [
            {
              stage,
              day: dayText(day),
              profession: required(told, 'profession'),
              programme: place.programme,
              year: String(month < 9 ? year - 1 : year),
              areas: areasOf(world, enrolment, place),
              enrolment: {
                route: required(told, 'route'),
                delivery: (enrolment.days[0] ?? enrolment.last).delivery,
              },
            },
          ];
    const after = qualifiedOf(world, enrolment, ofPerson);
    const inPost = (months: number) => {
      const day = after && sameDateLater(after.day, months);
      return day !== undefined && after?.isInPost(day) ? day : undefined;
    };
    return [
      ...reach('started', first),
      ...reach('withdrew', end?.how === 'withdrew' ? end.day : undefined),
      ...reach('completed', after?.day),
      ...reach('registered', after?.registered),
      ...reach('first-post', after?.firstPost),
      ...reach('in-post-12', inPost(12)),
      ...reach('in-post-24', inPost(24)),
    ];
  });
}

/** Of the placement, where none is known of the institution, on the day of enrolment. */
function areasOf(world: World, { first }: Enrolment, place: Place): Reached['areas'] {
  const code = place.placement ?? place.institution;
  const areas = LEVELS.map(level => [level, areaOf(world, level, code, first)]);
  return Object.fromEntries(areas) as Reached['areas'];
}

function countCohort(
  figures: Figures,
  world: World,
  enrolment: Enrolment,
  ofPerson: readonly CloudEvent[],
): void {
  const { told, first, isReturn, end, moves } = enrolment;
  const count = (kind: string, detail: string, day: number, place?: Place, value = 1) => {
    const at = place ?? studyOn(enrolment, day).place;
    const areas = areasOf(world, enrolment, at);
    for (const level of LEVELS) {
      const area = areas[level];
      if (area === undefined) continue;
      const cell = [level, area, required<string>(told, 'profession'), at.programme];
      const cohort = [required<string>(told, 'route'), at.institution, required<string>(told, 'cohort')];
      addTo(figures, ['cohort', ...cell, ...cohort, kind, detail, dayText(day), 'count'], value);
    }
  };

  count('started', isReturn ? 'return' : '', first, moves[0]?.from);
  for (const { day, from, to } of moves) {
    if (samePlace(from, to)) continue;
    count('transferred-out', '', day, from);
    count('transferred-in', '', day, to);
  }
  const toldOn = (day: number): readonly [kind: string, detail: string, place: Place][] => {
    if (!runsOn(enrolment, day)) return [];
    const { place, year, interrupted } = studyOn(enrolment, day);
    const told: [string, string, Place][] = [['in-year', String(year ?? 'not-given'), place]];
    return interrupted ? [...told, ['interrupted', '', place]] : told;
  };
  for (const day of daysFrom(first, HORIZON)) {
    const [before, now] = [toldOn(day - 1), toldOn(day)];
    if (JSON.stringify(before) === JSON.stringify(now)) continue;
    for (const [kind, detail, place] of before) count(kind, detail, day, place, -1);
    for (const [kind, detail, place] of now) count(kind, detail, day, place, 1);
  }

  const due = dueOf(enrolment);
  const isOnTime = end?.how === 'completed' && (due === undefined || end.day <= due.onTimeUntil);
  if (end?.how === 'withdrew') count('withdrew', end.reason, end.day);
  if (end?.how === 'completed') count(isOnTime ? 'completed-on-time' : 'completed-late', '', end.day);
  if (due !== undefined) count('due', '', due.day);
  if (due !== undefined && !isOnTime) count('not-on-time', '', due.day);

  const after = qualifiedOf(world, enrolment, ofPerson);
  if (after === undefined) return;
  const { day: completed, registered, firstPost, left } = after;
  if (registered !== undefined) count('registered', '', registered);
  if (firstPost !== undefined) count('first-post', String(monthsOver(completed, firstPost)), firstPost);
  if (firstPost !== undefined && left !== undefined)
    count('left-profession', String(monthsOver(firstPost, left)), left);
  for (const months of [3, 6, 12, 24]) {
    const day = sameDateLater(completed, months);
    count(`qualified-${months}`, '', day);
    if (months < 24 && firstPost !== undefined && firstPost <= day) count(`first-post-${months}`, '', day);
    if (months > 6 && after.isInPost(day)) count(`in-post-${months}`, '', day);
  }
}

const samePlace = (a: Place, b: Place): boolean =>
  a.institution === b.institution && a.programme === b.programme && a.placement === b.placement;

/** The same date so many months later, or the last of a month that is too short for it. */
export function sameDateLater(day: number, months: number): number {
  const [year, month, date] = dayText(day).split('-').map(Number) as [number, number, number];
  const wanted = (month - 1 + months) % 12;
  for (let late = date; ; late -= 1) {
    const found = new Date(Date.UTC(year, month - 1 + months, late));
    if (found.getUTCMonth() === wanted) return found.getTime() / 86_400_000;
  }
}

function monthsOver(from: number, to: number): number {
  let months = 0;
  while (sameDateLater(from, months + 1) <= to) months += 1;
  return months;
}

const DOCTORS = ['obstetric-trainee', 'consultant-obstetrics-gynaecology'];

/**
 * "Standard pathway: ends with the month cohort + lengthMonths"; due the day after. Of doctors: the day on which the days' FTE add up
 * to the programme's length at full time, on which completing is still on time.
 */
function dueOf(enrolment: Enrolment): { readonly onTimeUntil: number; readonly day: number } | undefined {
  const { told, first } = enrolment;
  const months = required<number>(told, 'lengthMonths');
  if (!DOCTORS.includes(required(told, 'profession'))) {
    const day = sameDateLater(dayNumber(`${required<string>(told, 'cohort')}-01`), months + 1);
    return { onTimeUntil: day - 1, day };
  }
  let missing = (sameDateLater(first, months) - first) * 100_000;
  for (let day = first; day <= HORIZON; day += 1) {
    if (missing <= 0) return { onTimeUntil: day, day };
    const { interrupted, fte = 100_000 } = studyOn(enrolment, day);
    missing -= !runsOn(enrolment, day) ? 100_000 : interrupted ? 0 : fte;
  }
  return undefined;
}

interface Qualified {
  readonly day: number;
  readonly registered: number | undefined;
  readonly firstPost: number | undefined;
  readonly left: number | undefined;
  readonly isInPost: (day: number) => boolean;
}

function qualifiedOf(
  world: World,
  { told, first, end }: Enrolment,
  ofPerson: readonly CloudEvent[],
): Qualified | undefined {
  if (end?.how !== 'completed') return undefined;
  const said = required<string>(told, 'profession');
  const profession =
    { 'obstetric-trainee': 'consultant-obstetrics-gynaecology', 'student-midwife': 'midwife' }[said] ?? said;
  const happened = ofPerson.map(fact => field<string>(fact, 'effectiveOn') ?? '').sort();
  const until = Math.max(end.day, dayNumber(happened.at(-1) as string)) + AFTER;
  const life = lifeOf(world, ofPerson, end.day, until);
  const isInPost = (day: number) => isActiveIn(life, profession, day);
  const isOut = (day: number) => !hasPost(life, profession, day);
  const registered = ofPerson
    .filter(fact => nameOf(fact) === 'person.registered')
    .map(fact => dayNumber(required(fact, 'effectiveOn')))
    .filter(day => day > first);
  const firstPost = daysFrom(end.day, until).find(isInPost);
  const left =
    firstPost === undefined
      ? undefined
      : daysFrom(firstPost, until - AFTER / 2).find(
          day => isOut(day) && daysFrom(day, sameDateLater(day, 12)).every(isOut),
        );
  return {
    day: end.day,
    registered: registered.length === 0 ? undefined : Math.min(...registered),
    firstPost,
    left,
    isInPost,
  };
}

/** A post of the profession that is in post, or would be but for its status. */
function hasPost(life: Life, profession: string, day: number): boolean {
  return life.posts.some(post => {
    const state = stateOn(life, post, day);
    if (state === undefined || professionOf(life.world, state, day) !== profession) return false;
    return isActive(state) || (isCounted(state) && state.status === 'inactive');
  });
}
