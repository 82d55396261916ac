import { type Month } from '@muster/domain';
import { type CohortEvidence } from '../evidence.js';
import { OUTCOMES, type Programme } from '../programme.js';
import { type CohortRow } from './cubes.js';
import { monthsFrom, type Programmes } from './programmes.js';
import { groupsBy, total } from './sums.js';

/** Registers take so many months to tell of somebody: who completed since and is not on one yet is taken to be. */
const REGISTERING_MONTHS = 3;

/**
 * Cohorts that have begun, where their learners are placed, in order of organisation, programme and month.
 * @param placed where learners of a placement and institution count in the forecast; undefined: nowhere in England
 */
export function cohortsOf(
  rows: readonly CohortRow[],
  origin: Month,
  programmes: Programmes,
  placed: (row: CohortRow) => string | undefined,
): CohortEvidence[] {
  const seen = rows.filter(({ cohort, month }) => cohort <= origin && month <= origin);
  const groups = groupsBy(seen, row => {
    const organisation = placed(row);
    return organisation === undefined
      ? ''
      : [organisation, programmes.of(row.programme, row.route).name, row.cohort].join('\n');
  });
  groups.delete('');
  return [...groups.keys()].sort().map(key => {
    const own = groups.get(key)!;
    const [{ programme, route, cohort: start }] = own as [CohortRow];
    const organisation = key.slice(0, key.indexOf('\n'));
    return cohortOf(own, { organisation, start, origin, programme: programmes.of(programme, route) });
  });
}

interface Which {
  readonly organisation: string;
  readonly start: Month;
  readonly origin: Month;
  readonly programme: Programme;
}

function cohortOf(rows: readonly CohortRow[], which: Which): CohortEvidence {
  const { organisation, start, origin, programme } = which;
  const monthly = new Months(rows, start, monthsFrom(start, origin) + 1);
  const outcomes = outcomesOf(monthly, programme);
  const posts = rows.filter(({ kind }) => kind === 'first-post');
  const awaiting = awaitingOf(monthly, posts, start);
  const registered = Math.min(
    total(outcomes.slice(0, OUTCOMES - 1)),
    monthly.all('registered') + lately(monthly),
  );
  return {
    ...{ programme: programme.name, organisation, start },
    starters: total(rows.filter(isStart).map(({ count }) => count)),
    ...studying(monthly, programme),
    outcomes,
    registered,
    firstPosts: byDelay(posts, programme),
    awaiting: stillAwaiting(awaiting, registered - total(posts.map(({ count }) => count)), programme),
    // No cube says where first posts begin.
    destinations: [0, 0, 0],
  };
}

const isStart = ({ kind, detail }: CohortRow) => kind === 'started' && detail === '';

/** A cohort's rows by month since its first; what is told of months before counts in the first. */
class Months {
  readonly #counts = new Map<string, number[]>();

  constructor(
    rows: readonly CohortRow[],
    start: Month,
    readonly length: number,
  ) {
    for (const row of rows) {
      const kind = row.kind === 'started' && !isStart(row) ? 'came-back' : row.kind;
      const counts = this.#counts.get(kind) ?? new Array<number>(length).fill(0);
      this.#counts.set(kind, counts);
      counts[Math.max(0, monthsFrom(start, row.month))]! += row.count;
    }
  }

  of(kind: string): readonly number[] {
    return this.#counts.get(kind) ?? new Array<number>(this.length).fill(0);
  }

  all(kind: string): number {
    return total(this.of(kind));
  }
}

/** Who is in training and who pauses; by year of the programme who withdrew, and how long it could have happened. */
function studying(
  months: Months,
  { lengthMonths }: Programme,
): Pick<CohortEvidence, 'inTraining' | 'interrupted' | 'withdrawn' | 'learnerMonths' | 'interruptions'> {
  const years = Math.ceil(lengthMonths / 12);
  const [enrolled, paused] = [running(months.of('in-year')), running(months.of('interrupted'))];
  const inTraining = enrolled.map((count, at) => Math.max(0, count - paused[at]!));
  const withdrawn = new Array<number>(years).fill(0);
  const learnerMonths = new Array<number>(years).fill(0);
  const changes = months.of('interrupted');
  for (let at = 0; at < Math.min(months.length, lengthMonths); at += 1) {
    const year = Math.floor(at / 12);
    withdrawn[year]! += months.of('withdrew')[at]! - months.of('came-back')[at]!;
    learnerMonths[year]! += at === 0 ? inTraining[0]! : inTraining[at - 1]!;
  }
  return {
    inTraining: inTraining.at(-1)!,
    interrupted: Math.max(0, paused.at(-1)!),
    withdrawn: withdrawn.map(count => Math.max(0, count)),
    learnerMonths,
    interruptions: {
      begun: total(changes.map(change => Math.max(0, change))),
      ended: total(changes.map(change => Math.max(0, -change))),
      months: total(paused.slice(0, -1).map(count => Math.max(0, count))),
    },
  };
}

function running(changes: readonly number[]): number[] {
  let sum = 0;
  return changes.map(change => (sum += change));
}

/** On time is up to the end of the month cohort + length, as it is due; who withdraws later is lost. */
function outcomesOf(months: Months, { lengthMonths, lateness }: Programme): CohortEvidence['outcomes'] {
  const outcomes: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  completedBy(months).forEach((count, at) => {
    const late = at - lengthMonths;
    const nth = late <= 0 ? 0 : lateness.findIndex(most => late <= most) + 1;
    outcomes[late > lateness[2] ? 3 : (nth as 0 | 1 | 2 | 3)] += count;
  });
  const lost = months.of('withdrew').slice(lengthMonths);
  outcomes[4] = Math.max(0, total(lost) - total(months.of('came-back').slice(lengthMonths)));
  return outcomes;
}

function completedBy(months: Months): number[] {
  const late = months.of('completed-late');
  return months.of('completed-on-time').map((count, at) => count + late[at]!);
}

/** Those who completed in the last months and are not on the register yet. */
function lately(months: Months): number {
  const completed = completedBy(months);
  const since = Math.max(0, completed.length - REGISTERING_MONTHS);
  return Math.max(0, total(completed.slice(since)) - total(months.of('registered').slice(since)));
}

/** The class whose months are nearest, of two the later. */
function byDelay(posts: readonly CohortRow[], { delays }: Programme): number[] {
  const classes = delays.map(() => 0);
  for (const { detail, count } of posts) {
    const distances = delays.map(delay => Math.abs(delay - Number(detail)));
    classes[distances.lastIndexOf(Math.min(...distances))]! += count;
  }
  return classes;
}

/** Who completed and has no first post, by the month of the programme in which they completed. A first post tells how long ago that was. */
function awaitingOf(months: Months, posts: readonly CohortRow[], start: Month): number[] {
  const left = completedBy(months);
  for (const { month, detail, count } of posts) {
    const at = monthsFrom(start, month) - Number(detail);
    // Whole months since: it may have been in the month before, too.
    let some = count;
    for (const place of [at, at - 1, ...left.keys()]) {
      const taken = Math.min(some, Math.max(0, left[place] ?? 0));
      if (taken > 0) left[place]! -= taken;
      some -= taken;
    }
  }
  return left;
}

/**
 * By whole months since completing, up to the longest delay and those beyond it together. Who is not on the register and not among the
 * latest does not wait for a post: the longest gone first.
 */
function stillAwaiting(byMonth: readonly number[], waiting: number, { delays }: Programme): number[] {
  const longest = delays.at(-1)!;
  const since = new Array<number>(longest + 1).fill(0);
  byMonth.forEach((count, at) => (since[Math.min(longest, byMonth.length - 1 - at)]! += count));
  let left = Math.max(0, waiting);
  const told = since.map(count => {
    const some = Math.min(count, left);
    left -= some;
    return some;
  });
  const last = told.findLastIndex(count => count > 0);
  return told.slice(0, last + 1);
}
