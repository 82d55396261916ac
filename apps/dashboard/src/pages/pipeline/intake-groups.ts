import { type COHORTS_BY } from '../../address/filters.js';
import { type IntakeRow } from './query.js';

export interface IntakeGroup {
  readonly name: string;
  /** null: nobody told any. */
  readonly planned: number | null;
  readonly confirmed: number | null;
  readonly enrolled: number;
  /** Enrolled of planned, in per cent, of cohorts that have begun and that places were planned for; null: none. */
  readonly fill: number | null;
  /** Those that it is the share of. */
  readonly judged: { readonly enrolled: number; readonly planned: number };
  /** Enrolled where nobody told of planned places. */
  readonly withoutPlan: number;
  /** Planned places that nothing was confirmed of. */
  readonly unconfirmed: number;
  /** Cohorts that begun with confirmed places and nobody enrolled. */
  readonly nobodyEnrolled: number;
}

/** Intakes put together by what was chosen, in the order of their names. */
export function intakeGroups(rows: readonly IntakeRow[], by: keyof typeof COHORTS_BY): IntakeGroup[] {
  const names = [...new Set(rows.map(row => row[by]))].sort();
  return names.map(name =>
    groupOf(
      name,
      rows.filter(row => row[by] === name),
    ),
  );
}

export function groupOf(name: string, rows: readonly IntakeRow[]): IntakeGroup {
  const judged = rows.filter(({ begun, planned }) => begun && planned !== null);
  const planned = sum(judged.map(row => row.planned)) ?? 0;
  const enrolled = sum(judged.map(row => row.enrolled)) ?? 0;
  const owing = (what: IntakeRow['unanswered']) =>
    rows.filter(({ unanswered }) => unanswered === what).length;
  return {
    name,
    planned: sum(rows.map(row => row.planned)),
    confirmed: sum(rows.map(row => row.confirmed)),
    enrolled: sum(rows.map(row => row.enrolled)) ?? 0,
    fill: planned > 0 ? (100 * enrolled) / planned : null,
    judged: { enrolled, planned },
    withoutPlan: sum(rows.map(row => (row.planned === null ? row.enrolled : 0))) ?? 0,
    unconfirmed: owing('nothing-confirmed'),
    nobodyEnrolled: owing('nobody-enrolled'),
  };
}

/** Of those that are told; null where none is. */
function sum(values: readonly (number | null)[]): number | null {
  const told = values.filter(value => value !== null);
  return told.length === 0 ? null : told.reduce((total, value) => total + value, 0);
}
