import { firstDayOf, type Month } from '../calendar/month.js';
import { type Profession } from '../professions.js';
import { EXPOSURE_KINDS, type ExposureKind } from '../subjects/person/training/events.js';

/**
 * One row of data/exposure_requirements.csv: so many of a kind that a learner must have done by the end of a programme. It is of one
 * programme, or of all that lead to a profession, for cohorts from a day on. Rows without an alternative all hold; of those with one,
 * all rows of any one alternative.
 */
export interface ExposureRow {
  readonly standard: string;
  readonly version: string;
  readonly from: string;
  readonly programme: string;
  readonly profession: string;
  readonly alternative: string;
  readonly kind: string;
  readonly minimum: string;
}

export interface Requirement {
  readonly kind: ExposureKind;
  readonly minimum: number;
}

/** What one version of a standard requires. */
export interface ExposureStandard {
  readonly standard: string;
  readonly version: string;
  readonly from: string;
  readonly programme: string;
  readonly profession: string;
  readonly always: readonly Requirement[];
  /** One of them, where there are any. */
  readonly alternatives: readonly (readonly Requirement[])[];
}

/** In order of the days from which they hold. */
export type ExposureTable = readonly ExposureStandard[];

/** @throws when a row names a kind that nobody logs, or no number */
export function exposureTable(rows: readonly ExposureRow[]): ExposureTable {
  const standards = new Map<string, ExposureRow[]>();
  for (const row of rows) {
    const key = [row.standard, row.version, row.from, row.programme, row.profession].join('\0');
    standards.set(key, [...(standards.get(key) ?? []), row]);
  }
  return [...standards.values()]
    .map(standardOf)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function standardOf(rows: readonly ExposureRow[]): ExposureStandard {
  const { standard, version, from, programme, profession } = rows[0]!;
  const of = (alternative: string) => rows.filter(row => row.alternative === alternative).map(requirementOf);
  const names = [...new Set(rows.map(({ alternative }) => alternative))].filter(name => name !== '');
  return { standard, version, from, programme, profession, always: of(''), alternatives: names.map(of) };
}

function requirementOf({ kind, minimum }: ExposureRow): Requirement {
  const known = EXPOSURE_KINDS.find(name => name === kind);
  const number = Number(minimum);
  if (known === undefined || !Number.isSafeInteger(number) || number < 0)
    throw new Error(`an exposure requirement that cannot be read: ${kind} ${minimum}`);
  return { kind: known, minimum: number };
}

/**
 * The standard that a cohort trains under: the newest that holds when the cohort begins, the programme's own before the profession's.
 * @returns undefined where no standard counts what learners do
 */
export function standardOfCohort(
  table: ExposureTable,
  programme: string,
  profession: Profession,
  cohort: Month,
): ExposureStandard | undefined {
  const holding = table.filter(({ from }) => from <= firstDayOf(cohort));
  return (
    holding.findLast(standard => standard.programme === programme) ??
    holding.findLast(standard => standard.programme === '' && standard.profession === profession)
  );
}
