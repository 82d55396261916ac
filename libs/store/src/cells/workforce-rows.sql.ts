import { type Sql, type Transaction } from '../database.js';
import { type Place } from './places.js';
import { type StockDay, STOCK_MEASURES, WorkforceDeltas, type WorkforceRow } from './workforce-deltas.js';

/** So many rows of one month of a pair are added up into one: what is read stays little, and most rows are written once or twice. */
export const CROWD = 8;

/** Adds rows to a generation. Nobody waits: no row is ever changed. */
export async function addWorkforce(
  transaction: Transaction,
  generation: number,
  rows: readonly WorkforceRow[],
): Promise<void> {
  const copied = rows.map(({ place, stock_days, flows, flow_days }) => [
    generation,
    place.profession,
    place.level,
    place.area,
    place.month,
    ...sumsOf(stock_days ?? []),
    textOf(stock_days),
    textOf(flows),
    textOf(flow_days),
  ]);
  await transaction.copy('muster.workforce', ['generation', ...COLUMNS], copied);
}

/**
 * Adds the rows of places up, one row a place: one of nothing where they come to nothing, for who keeps what was read looks for rows that
 * were written since. Whoever does it at the same time for the same places adds up what is left; readers see either the rows or their sum.
 */
export async function addUpWorkforce(
  transaction: Transaction,
  generation: number,
  keys: readonly Place[],
): Promise<void> {
  if (keys.length === 0) return;
  const rows = await transaction.rows<Place & Omit<WorkforceRow, 'place'>>(
    `DELETE FROM muster.workforce AS row USING json_to_recordset($2::json) AS key (profession text, level text, area text, month text)
     WHERE row.generation = $1 AND row.profession = key.profession AND row.level = key.level AND row.area = key.area
       AND row.month = key.month
     RETURNING ${COLUMNS.map(column => `row.${column}`).join(', ')}`,
    [generation, JSON.stringify(keys)],
  );
  const deltas = new WorkforceDeltas();
  for (const row of rows) deltas.addRow({ ...row, place: row });
  await addWorkforce(transaction, generation, deltas.allRows());
}

/** The places of a generation that have so many rows that they should be added up. */
export function crowdedPlaces(sql: Sql, generation: number, limit: number): Promise<Place[]> {
  return sql.rows<Place>(
    `SELECT profession, level, area, month FROM muster.workforce WHERE generation = $1
     GROUP BY profession, level, area, month HAVING count(*) >= $2 LIMIT $3`,
    [generation, CROWD, limit],
  );
}

/** One process adds up at a time, until its transaction ends. @returns whether it is this one */
export async function holdAddingUp(sql: Sql): Promise<boolean> {
  const [row] = await sql.rows<{ held: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS held', [
    ADDING_UP_LOCK,
  ]);
  return row!.held;
}

/** Waits until no other process adds up, and keeps others from it until the transaction ends. */
export async function waitToAddUp(sql: Sql): Promise<void> {
  await sql.rows('SELECT pg_advisory_xact_lock($1)', [ADDING_UP_LOCK]);
}

const ADDING_UP_LOCK = 0x61646475;

const KEY = ['profession', 'level', 'area', 'month'];
const DAYS = ['stock_days', 'flows', 'flow_days'];
const COLUMNS = [...KEY, ...STOCK_MEASURES, ...DAYS];

function sumsOf(days: readonly StockDay[]): number[] {
  const sums = STOCK_MEASURES.map(() => 0);
  for (const day of days) for (let nth = 0; nth < sums.length; nth += 1) sums[nth]! += day[nth + 1]!;
  return sums;
}

function textOf(days: WorkforceRow['stock_days' | 'flows' | 'flow_days']): string | null {
  return days === null ? null : JSON.stringify(days);
}
