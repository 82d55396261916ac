import { type CubeName, CUBES, outcomeOf } from '@muster/domain';
import {
  type Database,
  Deltas,
  factsOf,
  readCells,
  readEpoch,
  readHead,
  standingsOf,
  subjectsAfter,
} from '@muster/store';

/** A cell that the facts do not make as it stands. */
export interface Difference {
  readonly cube: CubeName;
  /** The cell's dimensions. */
  readonly at: Readonly<Record<string, string>>;
  readonly stored: Readonly<Record<string, number>>;
  readonly fromFacts: Readonly<Record<string, number>>;
}

export interface Verified {
  readonly subjects: number;
  readonly cells: number;
  readonly differences: readonly Difference[];
}

/** Compares the active generation's cells with a fold of all facts from scratch, within one snapshot of the store. */
export function verify(database: Database): Promise<Verified> {
  return database.transaction(async snapshot => {
    const { generation } = await readHead(snapshot);
    if (!generation) return { subjects: 0, cells: 0, differences: [] };
    const expected = new Deltas();
    let subjects = 0;
    for (let after = '', page = PAGE; page === PAGE;) {
      const next = await subjectsAfter(snapshot, after, PAGE);
      const facts = await factsOf(snapshot, next);
      const standings = await standingsOf(snapshot, generation.number, next);
      for (const [subject, stored] of facts) {
        const epoch = standings.get(subject)?.epoch ?? 0;
        const { contributions } = outcomeOf(
          subject,
          stored.map(({ fact }) => fact),
          await readEpoch(snapshot, epoch),
        );
        expected.add(contributions);
      }
      subjects += facts.size;
      after = next.at(-1) ?? after;
      page = next.length;
    }
    let cells = 0;
    const differences: Difference[] = [];
    for (const cube of Object.keys(CUBES) as CubeName[]) {
      const stored = await readCells(snapshot, generation.number, cube);
      cells += stored.length;
      differences.push(...differencesOf(cube, stored, expected.of(cube)));
    }
    return { subjects, cells, differences };
  }, 'REPEATABLE READ');
}

const PAGE = 500;

function differencesOf(
  cube: CubeName,
  stored: readonly Readonly<Record<string, string | number>>[],
  expected: ReturnType<Deltas['of']>,
): Difference[] {
  const { dimensions, measures } = CUBES[cube];
  const keyOf = (at: Readonly<Record<string, string | number>>) =>
    dimensions.map(dimension => at[dimension]).join('\0');
  const pick = <Value>(names: readonly string[], from: Readonly<Record<string, Value>>) =>
    Object.fromEntries(names.map(name => [name, from[name] as Value]));

  const fromFacts = new Map(expected.map(delta => [keyOf(delta.at), delta]));
  const differences: Difference[] = [];
  for (const row of stored) {
    const at = pick(dimensions, row) as Record<string, string>;
    const found = pick(measures, row) as Record<string, number>;
    const made = fromFacts.get(keyOf(row));
    fromFacts.delete(keyOf(row));
    if (!made || measures.some(measure => made.add[measure] !== found[measure]))
      differences.push({ cube, at, stored: found, fromFacts: made?.add ?? {} });
  }
  for (const { at, add } of fromFacts.values()) differences.push({ cube, at, stored: {}, fromFacts: add });
  return differences;
}
