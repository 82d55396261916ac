import {
  addMonths,
  type CountedCell,
  countedAttribute,
  type Cut,
  type Day,
  firstDayOf,
  groupedCut,
  type Month,
  monthOf,
  protect,
  type ProtectedAnswer,
  type ProtectedTable,
  REGIMES,
  type ReleasedCut,
  tableKey,
} from '@muster/domain';
import { type Sql } from '../database.js';
import { readHead } from '../head/head.sql.js';
import { cutsOf } from './released-cut.sql.js';

/**
 * Tables of widening participation as they may leave: the one way out of the cube `participation`. Each answers from a cut that ends with a
 * whole calendar month and stands for all of this one.
 * @param sql outside of a snapshot: of two first questions of a month at once one decides for both
 * @param today decides which month it is
 * @returns in the order of the tables
 */
export async function protectedTables(
  sql: Sql,
  tables: readonly ProtectedTable[],
  today: Day,
): Promise<ProtectedAnswer[]> {
  const counted = new Map(tables.map(table => [keyOf(table), countedTable(table)]));
  const month = monthOf(today);
  const { generation } = await readHead(sql);
  const cuts =
    generation === undefined
      ? new Map<string, ReleasedCut>()
      : await cutsOf(sql, [...counted.keys()], month, keys =>
          candidates(
            sql,
            generation.number,
            keys.map(key => counted.get(key)!),
            monthBefore(month),
          ),
        );
  return tables.map(table => protect(table, groupedCut(table, cuts.get(keyOf(table))), REGIMES.hesa));
}

/** The cut of each table at the end of a month. */
async function candidates(
  sql: Sql,
  generation: number,
  tables: readonly ProtectedTable[],
  month: Month,
): Promise<Map<string, Cut>> {
  const asked = tables.map(table => ({ table_key: tableKey(table), ...table, values: undefined }));
  const rows = await sql.rows<CountedCell & { readonly table_key: string }>(
    'SELECT table_key, value, count, key FROM muster.participation_of_tables ($1::smallint, $2, $3::jsonb)',
    [generation, month, JSON.stringify(asked)],
  );
  const cells = new Map<string, CountedCell[]>(tables.map(table => [tableKey(table), []]));
  for (const { table_key, value, count, key } of rows) cells.get(table_key)!.push({ value, count, key });
  return new Map([...cells].map(([key, of]) => [key, { month, cells: of }]));
}

function countedTable(table: ProtectedTable): ProtectedTable {
  return { ...table, attribute: countedAttribute(table.attribute) };
}

function keyOf(table: ProtectedTable): string {
  return tableKey(countedTable(table));
}

function monthBefore(month: Month): Month {
  return monthOf(addMonths(firstDayOf(month), -1));
}
