import { type Day, type FollowUp, monthsBetween, type Share } from '@muster/domain';
import { type Told } from './cohorts.js';

/** The sum of a kind of the cube `cohort`, up to a day. */
export function counted(people: readonly Told[], kind: string, until: Day): number {
  let sum = 0;
  for (const { cells } of people)
    for (const { cube, at, add } of cells)
      if (cube === 'cohort' && at.kind === kind && at.day <= until) sum += add.count;
  return sum;
}

/** What was logged of a kind, by everybody. */
export function logged(people: readonly Told[], kind: string): number {
  let sum = 0;
  for (const { cells } of people)
    for (const { cube, at, add } of cells)
      if (cube === 'exposure' && at.kind === 'count' && at.detail === kind) sum += add.count;
  return sum;
}

/** How many are in the programme in its so-manieth month. */
export function inProgramme(people: readonly Told[], month: number): number {
  let sum = 0;
  for (const { cells } of people)
    for (const { cube, at, add } of cells)
      if (cube === 'exposure' && at.kind === 'in-programme' && Number(at.detail) <= month) sum += add.count;
  return sum;
}

/** Of a group, so many reached a stage of as many who reached another. */
export function shareOf(
  people: readonly Told[],
  stage: string,
  of: string,
  attribute: string,
  value: string,
): Share {
  const reached = (name: string) => {
    let sum = 0;
    for (const { cells } of people)
      for (const { cube, at, add } of cells)
        if (cube === 'participation' && at.stage === name && at.attribute === attribute && at.value === value)
          sum += add.count;
    return sum;
  };
  return { count: reached(stage), of: reached(of) };
}

/**
 * How long people waited, from one kind of the cube `cohort` to another, whose detail is whole months. Followed up to a day, in whole
 * months: who was seen for five months and some days without it is last seen in the fifth (4), and what came in the sixth was not seen.
 */
export function followUps(
  people: readonly Told[],
  since: readonly string[],
  to: string,
  until: Day,
): FollowUp[] {
  const months = new Map<number, { events: number; censored: number }>();
  const at = (month: number) => {
    const found = months.get(month) ?? { events: 0, censored: 0 };
    months.set(month, found);
    return found;
  };
  for (const { cells } of people) {
    const cohort = cells.flatMap(cell => (cell.cube === 'cohort' ? [cell.at] : []));
    const from = cohort.find(({ kind }) => since.includes(kind))?.day as Day | undefined;
    if (from === undefined) continue;
    const seen = Math.floor(monthsBetween(from, until));
    const event = cohort.find(({ kind, day }) => kind === to && day <= until);
    if (event !== undefined && Number(event.detail) < seen) at(Number(event.detail)).events += 1;
    else if (seen > 0) at(seen - 1).censored += 1;
  }
  return [...months].map(([month, { events, censored }]) => ({ month, events, censored }));
}
