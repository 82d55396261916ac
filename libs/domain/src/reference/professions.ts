import { type Day } from '../calendar/day.js';
import { dayNumber } from '../calendar/day.js';
import { type Profession } from '../professions.js';

/** One row of data/professions.csv: a code of one of three systems, with a grade for specialties, and what it means while. */
export interface ProfessionRow {
  readonly system: string;
  readonly code: string;
  readonly grade: string;
  readonly profession: string;
  readonly from?: string;
  readonly to?: string;
}

/** What a code means on the days from `from` on, up to but not on `to`. */
interface Meaning {
  readonly profession: Profession;
  readonly from: number;
  readonly to: number;
}

/** The code tables, ready to be looked up. */
export interface ProfessionTable {
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  /** The days on which any code changes its meaning, as day numbers in order. */
  readonly changes: readonly number[];
  /** What was looked up, for each of the times between the changes. Codes are few, and each is looked up for every post that has it. */
  readonly known: Map<string, Mapped>[];
}

/** What a post's codes are looked up by. */
export interface PostCodes {
  readonly occupation: string;
  readonly jobRole: string | undefined;
  readonly grade: string | undefined;
  readonly specialty: string | undefined;
}

export interface Mapped {
  readonly profession: Profession;
  /** `unmapped-code`: no code of the post is in the tables. `conflicting-codes`: two codes say two professions. */
  readonly anomaly: 'unmapped-code' | 'conflicting-codes' | undefined;
}

export function professionTable(rows: readonly ProfessionRow[]): ProfessionTable {
  const meanings = new Map<string, Meaning[]>();
  const changes = new Set<number>();
  for (const row of rows) {
    const meaning = {
      profession: row.profession as Profession,
      from: row.from ? dayNumber(row.from as Day) : -Infinity,
      to: row.to ? dayNumber(row.to as Day) : Infinity,
    };
    const key = keyOf(row.system, row.code, row.grade);
    meanings.set(key, [...(meanings.get(key) ?? []), meaning]);
    for (const change of [meaning.from, meaning.to]) if (Number.isFinite(change)) changes.add(change);
  }
  return { meanings, changes: [...changes].sort((a, b) => a - b), known: [] };
}

/**
 * Occupation decides; the job role only where the occupation is absent or not in the table; then grade with specialty;
 * nothing found: `other`.
 */
export function professionOf(table: ProfessionTable, codes: PostCodes, on: number): Mapped {
  const { occupation, jobRole, grade, specialty } = codes;
  const key = `${occupation}\0${jobRole ?? ''}\0${grade ?? ''}\0${specialty ?? ''}`;
  const during = table.changes.findLastIndex(change => change <= on) + 1;
  const found = (table.known[during] ??= new Map());
  let mapped = found.get(key);
  if (mapped !== undefined) return mapped;
  if (found.size === KNOWN) found.clear();
  mapped = look(table, codes, on);
  found.set(key, mapped);
  return mapped;
}

/** Grades are free text: no more are remembered than a country uses. */
const KNOWN = 10_000;

function look(table: ProfessionTable, codes: PostCodes, on: number): Mapped {
  const byOccupation = meaning(table, 'nhs-occupation', codes.occupation, '', on);
  const byRole =
    codes.jobRole === undefined ? undefined : meaning(table, 'sds-job-role', codes.jobRole, '', on);
  const bySpecialty =
    codes.specialty === undefined || codes.grade === undefined
      ? undefined
      : meaning(table, 'main-specialty', codes.specialty, codes.grade, on);
  const found = [byOccupation, byRole, bySpecialty].filter(profession => profession !== undefined);
  const anomaly =
    found.length === 0
      ? 'unmapped-code'
      : found.some(other => other !== found[0])
        ? 'conflicting-codes'
        : undefined;
  return { profession: found[0] ?? 'other', anomaly };
}

function meaning(
  table: ProfessionTable,
  system: string,
  code: string,
  grade: string,
  on: number,
): Profession | undefined {
  return table.meanings.get(keyOf(system, code, grade))?.find(({ from, to }) => from <= on && on < to)
    ?.profession;
}

function keyOf(system: string, code: string, grade: string): string {
  return `${system} ${code} ${grade}`;
}
