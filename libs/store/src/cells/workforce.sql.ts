import {
  type Area,
  type Day,
  type FlowKind,
  type FlowSums,
  lastDayOf,
  type Level,
  monthOf,
  NOBODY,
  type OdsCode,
  type Profession,
  type StockOn,
} from '@muster/domain';
import { type Sql } from '../database.js';

/** A profession in an area: what a stock is of. */
export interface Pair {
  readonly profession: Profession;
  readonly area: Area;
}

/**
 * The professions and areas of a level that have cells at all, in order. Looks one up after the other in the key of the cells by
 * month, however many cells there are.
 * @param area one area, or undefined for all of the level
 * @param limit no more than so many are read
 */
export async function pairsAt(
  sql: Sql,
  generation: number,
  asked: {
    readonly cube: 'stock' | 'flow';
    readonly professions: readonly Profession[];
    readonly level: Level;
    readonly area?: Area | undefined;
    readonly limit: number;
  },
): Promise<Pair[]> {
  const { cube, professions, level, area, limit } = asked;
  const next = (after: string) => `
    (SELECT min(area) FROM muster.cell_${cube}_month AS cell
     WHERE cell.generation = $1 AND cell.profession = asked.profession AND cell.level = $3
       AND ($4::text IS NULL OR cell.area = $4) ${after})`;
  return sql.rows<Pair>(
    `WITH RECURSIVE pair AS (
       SELECT asked.profession, ${next('')} AS area FROM unnest($2::text[]) AS asked (profession)
       UNION ALL
       SELECT asked.profession, ${next('AND cell.area > asked.area')} FROM pair AS asked WHERE asked.area IS NOT NULL)
     SELECT profession, area FROM pair WHERE area IS NOT NULL ORDER BY profession, area LIMIT $5`,
    [generation, professions, level, area ?? null, limit],
  );
}

/** The stocks of a pair on days, in their order. */
export interface StockSeries extends Pair {
  readonly stocks: readonly StockOn[];
}

/**
 * Stocks of pairs on days: the changes of all months before, and of the days of a month that a day lies within.
 * @param days in order, each once
 * @returns one series a pair, in the order of the pairs
 */
export async function stockSeries(
  sql: Sql,
  generation: number,
  level: Level,
  pairs: readonly Pair[],
  days: readonly Day[],
): Promise<StockSeries[]> {
  const rows = await sql.rows<Pair & StockRow & { readonly bucket: number }>(
    `SELECT pair.profession, pair.area, part.bucket, ${STOCK_SUMS}
     FROM ${PAIRS} CROSS JOIN LATERAL (
       SELECT width_bucket((month || '-01')::date - 1, $5::date[]) AS bucket, ${STOCK_MEASURES}
       FROM muster.cell_stock_month AS cell WHERE ${OF_PAIR} AND month <= $6 AND month <> ALL ($7::text[])
       UNION ALL
       SELECT width_bucket(day - 1, $5::date[]), ${STOCK_MEASURES}
       FROM unnest($7::text[]) AS split (month) JOIN muster.cell_stock AS cell ON ${OF_PAIR}
         AND day >= (split.month || '-01')::date AND day < ((split.month || '-01')::date + interval '1 month')::date
       WHERE day <= $8::date) AS part
     GROUP BY pair.profession, pair.area, part.bucket`,
    parameters(generation, level, pairs, days),
  );
  const changes = byPair(rows);
  return pairs.map(pair => {
    const own = new Map((changes.get(keyOf(pair)) ?? []).map(row => [row.bucket, row]));
    let stock = NOBODY;
    const stocks = days.map((_, bucket) => (stock = plus(stock, own.get(bucket))));
    return { ...pair, stocks };
  });
}

/** The flows of a pair between days, in the order of their ends. */
export interface FlowSeries extends Pair {
  /** One less than the days: of the days after the first up to the second, and so on. */
  readonly flows: readonly FlowSums[];
}

/**
 * Flows of pairs by kind, summed over the days after each of `days` up to the next.
 * @param days in order, each once
 * @param limit no more than so many sums are read
 * @returns undefined when there are more sums than the limit
 */
export async function flowSeries(
  sql: Sql,
  generation: number,
  level: Level,
  pairs: readonly Pair[],
  days: readonly Day[],
  limit = Number.MAX_SAFE_INTEGER,
): Promise<FlowSeries[] | undefined> {
  const rows = await sql.rows<FlowRow>(
    `SELECT pair.profession, pair.area, part.bucket, part.kind,
       sum(part.headcount)::bigint AS headcount, sum(part.fte)::bigint AS fte
     FROM ${PAIRS} CROSS JOIN LATERAL (
       SELECT width_bucket((month || '-01')::date - 1, $5::date[]) AS bucket, kind, headcount, fte
       FROM muster.cell_flow_month AS cell
       WHERE ${OF_PAIR} AND month > $9 AND month <= $6 AND month <> ALL ($7::text[])
       UNION ALL
       SELECT width_bucket(day - 1, $5::date[]), kind, headcount, fte
       FROM unnest($7::text[]) AS split (month) JOIN muster.cell_flow AS cell ON ${OF_PAIR}
         AND day >= (split.month || '-01')::date AND day < ((split.month || '-01')::date + interval '1 month')::date
       WHERE day > $10::date AND day <= $8::date) AS part
     GROUP BY pair.profession, pair.area, part.bucket, part.kind
     HAVING sum(part.headcount) <> 0 OR sum(part.fte) <> 0
     LIMIT $11`,
    [...parameters(generation, level, pairs, days), monthOf(days[0]!), days[0], limit],
  );
  if (rows.length >= limit) return undefined;
  const sums = byPair(rows);
  return pairs.map(pair => {
    const flows = days.slice(1).map((): Record<string, { headcount: number; fte: number }> => ({}));
    for (const { bucket, kind, headcount, fte } of sums.get(keyOf(pair)) ?? [])
      flows[bucket - 1]![kind] = { headcount, fte };
    return { ...pair, flows };
  });
}

/** The stock of each organisation on a day of its own. */
export async function organisationStocks(
  sql: Sql,
  generation: number,
  profession: Profession,
  days: ReadonlyMap<OdsCode, Day>,
): Promise<Map<OdsCode, { readonly headcount: number; readonly fte: number }>> {
  const rows = await sql.rows<{ area: OdsCode; headcount: number; fte: number }>(
    `SELECT asked.area, sum(part.headcount)::bigint AS headcount, sum(part.fte)::bigint AS fte
     FROM unnest($3::text[], $4::date[]) AS asked (area, day) CROSS JOIN LATERAL (
       SELECT headcount, fte FROM muster.cell_stock_month AS cell
       WHERE cell.generation = $1 AND cell.profession = $2 AND cell.level = 'organisation' AND cell.area = asked.area
         AND cell.month < to_char(asked.day, 'YYYY-MM')
       UNION ALL
       SELECT headcount, fte FROM muster.cell_stock AS cell
       WHERE cell.generation = $1 AND cell.profession = $2 AND cell.level = 'organisation' AND cell.area = asked.area
         AND cell.day >= date_trunc('month', asked.day)::date AND cell.day <= asked.day) AS part
     GROUP BY asked.area`,
    [generation, profession, [...days.keys()], [...days.values()]],
  );
  return new Map(rows.map(({ area, headcount, fte }) => [area, { headcount, fte }]));
}

interface StockRow {
  readonly headcount: number;
  readonly fte: number;
  readonly unknown_fte: number;
  readonly on_leave: number;
  readonly on_leave_fte: number;
}

interface FlowRow extends Pair {
  readonly bucket: number;
  readonly kind: FlowKind;
  readonly headcount: number;
  readonly fte: number;
}

const PAIRS = 'unnest($2::text[], $3::text[]) AS pair (profession, area)';
const OF_PAIR =
  'cell.generation = $1 AND cell.profession = pair.profession AND cell.level = $4 AND cell.area = pair.area';
const STOCK_MEASURES = 'headcount, fte, unknown_fte, on_leave, on_leave_fte';
const STOCK_SUMS = STOCK_MEASURES.split(', ')
  .map(measure => `sum(part.${measure})::bigint AS ${measure}`)
  .join(', ');

/**
 * Months that one of the days lies within are read by day; a month that ends on one is read whole.
 *
 * $1 generation, $2 professions, $3 areas, $4 level, $5 days, $6 the last month, $7 months to be read by day, $8 the last day.
 */
function parameters(generation: number, level: Level, pairs: readonly Pair[], days: readonly Day[]): unknown[] {
  const last = days.at(-1)!;
  const split = [...new Set(days.filter(day => lastDayOf(monthOf(day)) !== day).map(monthOf))];
  return [
    generation,
    pairs.map(({ profession }) => profession),
    pairs.map(({ area }) => area),
    level,
    days,
    monthOf(last),
    split,
    last,
  ];
}

function plus(stock: StockOn, change: StockRow | undefined): StockOn {
  if (!change) return stock;
  return {
    headcount: stock.headcount + change.headcount,
    fte: stock.fte + change.fte,
    unknownFte: stock.unknownFte + change.unknown_fte,
    onLeave: stock.onLeave + change.on_leave,
    onLeaveFte: stock.onLeaveFte + change.on_leave_fte,
  };
}

function keyOf({ profession, area }: Pair): string {
  return `${profession} ${area}`;
}

function byPair<Row extends Pair>(rows: readonly Row[]): Map<string, Row[]> {
  const pairs = new Map<string, Row[]>();
  for (const row of rows) {
    const own = pairs.get(keyOf(row));
    if (own) own.push(row);
    else pairs.set(keyOf(row), [row]);
  }
  return pairs;
}
