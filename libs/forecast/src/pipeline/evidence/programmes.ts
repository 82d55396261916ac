import { type Month, monthNumber } from '@muster/domain';
import { MIDWIFERY, OBSTETRICS_AND_GYNAECOLOGY, type Programme } from '../programme.js';
import { type CohortRow } from './cubes.js';
import { groupsBy, sumsBy } from './sums.js';

/** Run-through training: its learners are due by their own hours, so its length is the curriculum's. */
const DOCTORS = 'consultant-obstetrics-gynaecology';

/** Programmes of one length are one: degrees, shortened degrees and apprenticeships differ in nothing else that the engine knows. */
export interface Programmes {
  readonly all: readonly Programme[];
  /** Of a programme's code and route. */
  of(programme: string, route: string): Programme;
}

/**
 * The lengths of programmes, by code and route: as most of their learners are due, in the month after cohort + length. Routes that nobody is
 * due of are as long as most.
 */
export function programmesOf(profession: string, cohorts: readonly CohortRow[]): Programmes {
  const usual = profession === DOCTORS ? OBSTETRICS_AND_GYNAECOLOGY : MIDWIFERY;
  const due = profession === DOCTORS ? [] : cohorts.filter(({ kind }) => kind === 'due');
  const lengths = new Map<string, number>();
  for (const [key, rows] of groupsBy(due, keyOf)) lengths.set(key, mostOf(rows));
  const fallback = due.length === 0 ? usual.lengthMonths : mostOf(due);
  const known = new Map<number, Programme>();
  const withLength = (lengthMonths: number): Programme => {
    const programme =
      known.get(lengthMonths) ??
      (lengthMonths === usual.lengthMonths
        ? usual
        : { ...usual, name: `${usual.name}-${lengthMonths}`, lengthMonths });
    known.set(lengthMonths, programme);
    return programme;
  };
  const of = (programme: string, route: string) =>
    withLength(lengths.get(keyOf({ programme, route })) ?? fallback);
  for (const { programme, route } of cohorts) of(programme, route);
  const all = [...known.values()].sort((a, b) => a.lengthMonths - b.lengthMonths);
  return { all: all.length > 0 ? all : [usual], of };
}

function keyOf({ programme, route }: Pick<CohortRow, 'programme' | 'route'>): string {
  return `${programme} ${route}`;
}

/** The length that most are due after. */
function mostOf(due: readonly CohortRow[]): number {
  const counts = sumsBy(
    due,
    ({ cohort, month }) => String(monthsFrom(cohort, month) - 1),
    ({ count }) => count,
  );
  const [most] = [...counts].sort(([a, one], [b, other]) => other - one || Number(a) - Number(b));
  return Math.max(1, Number(most![0]));
}

export function monthsFrom(from: Month, to: Month): number {
  return monthNumber(to) - monthNumber(from);
}
