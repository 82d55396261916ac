import { type Cut, type Month, nextCut, type ReleasedCut } from '@muster/domain';
import { type Sql } from '../database.js';

interface Held {
  readonly table_key: string;
  readonly evaluated_month: Month;
  readonly month: Month | null;
  readonly cells: ReleasedCut['cells'] | null;
}

/**
 * The cuts that answer for tables in a calendar month. The first question of the month decides by `nextCut`, and what it decided answers
 * all others; of two first questions at once one decides for both.
 * @param sql outside of a snapshot, so that it sees what another decided meanwhile
 * @param keys of tables
 * @param candidates asked for those of the keys that this month has not decided yet
 * @returns by key; a table of which nothing was released yet is not in it
 */
export async function cutsOf(
  sql: Sql,
  keys: readonly string[],
  month: Month,
  candidates: (keys: readonly string[]) => Promise<ReadonlyMap<string, Cut>>,
): Promise<Map<string, ReleasedCut>> {
  let held = await heldCuts(sql, keys);
  const undecided = keys.filter(key => !isDecided(held.get(key), month));
  if (undecided.length > 0) {
    const found = await candidates(undecided);
    // Of tables that nobody is in nothing is kept: there are as many as codes can be asked for.
    const kept = undecided.filter(key => held.has(key) || found.get(key)!.cells.length > 0);
    if (kept.length > 0) {
      await decide(
        sql,
        month,
        kept.map(key => [key, nextCut(releasedIn(held.get(key)), found.get(key)!)]),
      );
      held = await heldCuts(sql, keys);
    }
  }
  return new Map(
    [...held].flatMap(([key, row]) => {
      const cut = releasedIn(row);
      return cut === undefined ? [] : [[key, cut] as const];
    }),
  );
}

async function heldCuts(sql: Sql, keys: readonly string[]): Promise<Map<string, Held>> {
  const rows = await sql.rows<Held>(
    'SELECT table_key, evaluated_month, month, cells FROM muster.released_cut WHERE table_key = ANY ($1)',
    [keys],
  );
  return new Map(rows.map(row => [row.table_key, row]));
}

/** In key order, so that two who decide at once lock rows in one order. The first stands. */
async function decide(
  sql: Sql,
  evaluated: Month,
  decisions: readonly (readonly [string, ReleasedCut | undefined])[],
): Promise<void> {
  const rows = decisions.map(([key, cut]) => {
    return { table_key: key, month: cut?.month ?? null, cells: cut?.cells ?? null };
  });
  await sql.run(
    `INSERT INTO muster.released_cut AS held (table_key, evaluated_month, month, cells)
     SELECT table_key, $1, month, cells FROM jsonb_to_recordset($2::jsonb) AS decided (table_key text, month text, cells jsonb)
     ORDER BY table_key
     ON CONFLICT (table_key) DO UPDATE
     SET evaluated_month = excluded.evaluated_month, month = excluded.month, cells = excluded.cells
     WHERE held.evaluated_month < excluded.evaluated_month`,
    [evaluated, JSON.stringify(rows)],
  );
}

function isDecided(held: Held | undefined, month: Month): boolean {
  return held !== undefined && held.evaluated_month >= month;
}

function releasedIn(held: Held | undefined): ReleasedCut | undefined {
  if (held === undefined || held.month === null || held.cells === null) return undefined;
  return { month: held.month, cells: held.cells } as ReleasedCut;
}
