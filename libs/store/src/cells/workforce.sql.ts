import {
  addDays,
  type Area,
  type Day,
  firstDayOf,
  type FlowKind,
  type FlowSums,
  lastDayOf,
  type Level,
  type Month,
  monthOf,
  NOBODY,
  type Profession,
  type Stock,
} from '@muster/domain';
import { type Sql } from '../database.js';
import { STOCK_MEASURES } from './workforce-deltas.js';

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
    (SELECT min(area) FROM muster.workforce AS cell
     WHERE cell.generation = $1 AND cell.profession = asked.profession AND cell.level = $3
       AND ($4::text IS NULL OR cell.area = $4) AND ${HAS[cube]} IS NOT NULL ${after})`;
  return sql.rows<Pair>(
    `WITH RECURSIVE pair AS (
       SELECT asked.profession, ${next('')} AS area FROM unnest($2::text[]) AS asked (profession)
       UNION ALL
       SELECT asked.profession, ${next('AND cell.area > asked.area')} FROM pair AS asked WHERE asked.area IS NOT NULL)
     SELECT profession, area FROM pair WHERE area IS NOT NULL ORDER BY profession, area LIMIT $5`,
    [generation, professions, level, area ?? null, limit],
  );
}

/** The areas of a level that have cells of a profession's stock at all. */
export async function areasWithStock(
  sql: Sql,
  generation: number,
  profession: Profession,
  level: Level,
): Promise<Area[]> {
  const asked = { cube: 'stock', professions: [profession], level, limit: EVERY_AREA } as const;
  return (await pairsAt(sql, generation, asked)).map(({ area }) => area);
}

const EVERY_AREA = 100_000;

/** The stocks of a pair on days, in their order. */
export interface StockSeries extends Pair {
  readonly stocks: readonly Stock[];
}

/** What an area changed by in a month. */
export interface MonthOfStock extends StockRow {
  readonly area: string;
  readonly month: string;
}

/** Changes of the stock of a profession at a level, by area and in order of month: kept, where they are asked for again and again. */
export type StockMonths = (
  profession: Profession,
  level: Level,
) => Promise<ReadonlyMap<string, readonly MonthOfStock[]>>;

/**
 * Stocks of pairs on days: the changes of all months before, and of the days of a month that a day lies within.
 * @param days in order, each once
 * @param months gives the changes by month; left out: they are read for the pairs
 * @returns one series a pair, in the order of the pairs
 */
export async function stockSeries(
  sql: Sql,
  generation: number,
  level: Level,
  pairs: readonly Pair[],
  days: readonly Day[],
  months?: StockMonths,
): Promise<StockSeries[]> {
  const rows = months
    ? await changesByDay(sql, generation, level, pairs, days)
    : await changesOf(sql, generation, level, pairs, days);
  const changes = byPair(rows);
  const whole = months && (await wholeMonths(months, level, pairs, days));
  return pairs.map(pair => {
    const buckets = whole?.(pair) ?? days.map(() => NOBODY);
    for (const row of changes.get(keyOf(pair)) ?? [])
      buckets[row.bucket] = together(buckets[row.bucket]!, stockOf(row));
    let stock = NOBODY;
    const stocks = buckets.map(change => (stock = together(stock, change)));
    return { ...pair, stocks };
  });
}

interface StockChange extends Pair, StockRow {
  /** The first of the days that the change counts on. */
  readonly bucket: number;
}

function changesOf(
  sql: Sql,
  generation: number,
  level: Level,
  pairs: readonly Pair[],
  days: readonly Day[],
): Promise<StockChange[]> {
  return sql.rows<StockChange>(
    `SELECT pair.profession, pair.area, part.* FROM ${PAIRS} CROSS JOIN LATERAL (
       SELECT bucket, ${sums(STOCK_MEASURES)} FROM (
         SELECT width_bucket((month || '-01')::date - 1, $5::date[]) AS bucket, ${STOCK_MEASURES.join(', ')}
         FROM muster.cell_stock_month AS cell WHERE ${OF_PAIR} AND month <= $6 AND month <> ALL ($7::text[])
         UNION ALL
         SELECT width_bucket(day - 1, $5::date[]), ${STOCK_MEASURES.join(', ')}
         FROM ${SPANS} JOIN muster.cell_stock AS cell ON ${OF_PAIR} AND month = ANY ($7::text[])
           AND day >= span.first AND day <= span.last) AS cells
       GROUP BY bucket) AS part`,
    parameters(generation, level, pairs, days),
  );
}

/** What pairs changed by in the months that are read whole, by the first of the days that it counts on. */
async function wholeMonths(
  months: StockMonths,
  level: Level,
  pairs: readonly Pair[],
  days: readonly Day[],
): Promise<(pair: Pair) => Stock[]> {
  const split: ReadonlySet<string> = new Set(splitMonths(days));
  const ends = days.map(monthOf);
  const byProfession = new Map<Profession, ReadonlyMap<string, readonly MonthOfStock[]>>();
  for (const profession of new Set(pairs.map(pair => pair.profession)))
    byProfession.set(profession, await months(profession, level));
  return ({ profession, area }) => {
    const changes = days.map(() => NOBODY);
    let bucket = 0;
    for (const row of byProfession.get(profession)!.get(area) ?? []) {
      while (bucket < ends.length && ends[bucket]! < row.month) bucket += 1;
      if (bucket === ends.length) break;
      if (!split.has(row.month)) changes[bucket] = together(changes[bucket]!, stockOf(row));
    }
    return changes;
  };
}

/** Of the months that a day lies within. */
async function changesByDay(
  sql: Sql,
  generation: number,
  level: Level,
  pairs: readonly Pair[],
  days: readonly Day[],
): Promise<StockChange[]> {
  const [, professions, areas, , , , split, first, last] = parameters(generation, level, pairs, days);
  if (splitMonths(days).length === 0) return [];
  return sql.rows<StockChange>(
    `SELECT pair.profession, pair.area, part.* FROM ${PAIRS} CROSS JOIN LATERAL (
       SELECT width_bucket(day - 1, $5::date[]) AS bucket, ${sums(STOCK_MEASURES)}
       FROM unnest($7::date[], $8::date[]) AS span (first, last) JOIN muster.cell_stock AS cell
         ON ${OF_PAIR} AND month = ANY ($6::text[]) AND day >= span.first AND day <= span.last
       GROUP BY bucket) AS part`,
    [generation, professions, areas, level, days, split, first, last],
  );
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
    `SELECT pair.profession, pair.area, part.* FROM ${PAIRS} CROSS JOIN LATERAL (
       SELECT bucket, kind, ${sums(FLOW_MEASURES)} FROM (
         SELECT width_bucket((month || '-01')::date - 1, $5::date[]) AS bucket, kind, headcount, fte
         FROM muster.cell_flow_month AS cell
         WHERE ${OF_PAIR} AND month > $10 AND month <= $6 AND month <> ALL ($7::text[])
         UNION ALL
         SELECT width_bucket(day - 1, $5::date[]), kind, headcount, fte
         FROM ${SPANS} JOIN muster.cell_flow AS cell ON ${OF_PAIR} AND month = ANY ($7::text[])
           AND day >= span.first AND day <= span.last AND day > $11::date) AS cells
       GROUP BY bucket, kind HAVING sum(headcount) <> 0 OR sum(fte) <> 0) AS part
     LIMIT $12`,
    [...parameters(generation, level, pairs, days), monthOf(days[0]!), days[0], limit],
  );
  if (rows.length >= limit) return undefined;
  const found = byPair(rows);
  return pairs.map(pair => {
    const flows = days.slice(1).map((): Record<string, { headcount: number; fte: number }> => ({}));
    for (const { bucket, kind, headcount, fte } of found.get(keyOf(pair)) ?? [])
      flows[bucket - 1]![kind] = { headcount, fte };
    return { ...pair, flows };
  });
}

const HAS = { stock: 'cell.stock_days', flow: 'cell.flows' };

export interface StockRow {
  readonly headcount: number;
  readonly fte: number;
  readonly unknown_fte: number;
  readonly on_leave: number;
  readonly on_leave_fte: number;
  readonly stayed: number;
  readonly stayed_later: number;
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
const SPANS = 'unnest($8::date[], $9::date[]) AS span (first, last)';
const FLOW_MEASURES = ['headcount', 'fte'];

function sums(measures: readonly string[]): string {
  return measures.map(measure => `sum(${measure})::bigint AS ${measure}`).join(', ');
}

/**
 * A month that ends on one of the days, or has none of them, is read whole; one that a day lies within is read by day.
 *
 * $1 generation, $2 professions, $3 areas, $4 level, $5 days, $6 the last month, $7 months that are read by day, $8 and $9 the
 * first and last days of those, what follows on each other taken together.
 */
function parameters(
  generation: number,
  level: Level,
  pairs: readonly Pair[],
  days: readonly Day[],
): unknown[] {
  const split = splitMonths(days);
  const spans: { first: Day; last: Day }[] = [];
  for (const month of split) {
    const before = spans.at(-1);
    if (before && addDays(before.last, 1) === firstDayOf(month)) before.last = lastDayOf(month);
    else spans.push({ first: firstDayOf(month), last: lastDayOf(month) });
  }
  const end = days.at(-1)!;
  return [
    generation,
    pairs.map(({ profession }) => profession),
    pairs.map(({ area }) => area),
    level,
    days,
    monthOf(end),
    split,
    spans.map(({ first }) => first),
    spans.map(({ last }) => (last < end ? last : end)),
  ];
}

/** Those that a day lies within: a month that ends on a day is read whole. */
function splitMonths(days: readonly Day[]): Month[] {
  return [...new Set(days.filter(day => lastDayOf(monthOf(day)) !== day).map(monthOf))];
}

function together(stock: Stock, change: Stock): Stock {
  return {
    headcount: stock.headcount + change.headcount,
    fte: stock.fte + change.fte,
    unknownFte: stock.unknownFte + change.unknownFte,
    onLeave: stock.onLeave + change.onLeave,
    onLeaveFte: stock.onLeaveFte + change.onLeaveFte,
    stayed: stock.stayed + change.stayed,
    stayedLater: stock.stayedLater + change.stayedLater,
  };
}

function stockOf(row: StockRow): Stock {
  return {
    headcount: row.headcount,
    fte: row.fte,
    unknownFte: row.unknown_fte,
    onLeave: row.on_leave,
    onLeaveFte: row.on_leave_fte,
    stayed: row.stayed,
    stayedLater: row.stayed_later,
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
