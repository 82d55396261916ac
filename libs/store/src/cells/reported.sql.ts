import {
  type Area,
  type Day,
  FIGURE_KINDS,
  type FigureKind,
  type Fte,
  type Level,
  levelOf,
  type Month,
  type Profession,
  type PublishedPeriod,
} from '@muster/domain';
import { type Sql } from '../database.js';

interface FigureRow {
  readonly profession: Profession;
  readonly area: Area;
  readonly series: string;
  readonly vintage: Month;
  readonly kind: FigureKind;
  readonly from_day: Day;
  readonly day: Day;
  readonly headcount: number | null;
  readonly fte: Fte | null;
}

/** Every published period of a profession in an area, all series and vintages, oldest first. */
export async function publishedPeriods(
  sql: Sql,
  generation: number,
  profession: Profession,
  area: Area,
): Promise<PublishedPeriod[]> {
  const [published] = await publishedAt(sql, generation, [profession], levelOf(area), area);
  return published?.periods ?? [];
}

/** The published periods of one profession in one area, all series and vintages, oldest first. */
export interface PublishedPair {
  readonly profession: Profession;
  readonly area: Area;
  readonly periods: PublishedPeriod[];
}

/**
 * What is published of professions at a level, in order of profession and area.
 * @param area one area, or undefined for all of the level
 */
export async function publishedAt(
  sql: Sql,
  generation: number,
  professions: readonly Profession[],
  level: Level,
  area: Area | undefined,
): Promise<PublishedPair[]> {
  const rows = await sql.rows<FigureRow>(
    `SELECT profession, area, series, vintage, kind, from_day, day,
       CASE WHEN sum(headcount_given) > 0 THEN sum(headcount)::bigint END AS headcount,
       CASE WHEN sum(fte_given) > 0 THEN sum(fte)::bigint END AS fte
     FROM muster.cell_reported
     WHERE generation = $1 AND profession = ANY ($2) AND level = $3 AND ($4::text IS NULL OR area = $4)
     GROUP BY profession, area, series, vintage, kind, from_day, day
     HAVING sum(headcount_given) > 0 OR sum(fte_given) > 0
     ORDER BY profession, area, day, from_day, series, vintage`,
    [generation, professions, level, area ?? null],
  );
  const pairs = new Map<string, PublishedPair>();
  const byKey = new Map<string, Writable<PublishedPeriod>>();
  for (const row of rows) {
    const { profession } = row;
    const name = `${profession} ${row.area}`;
    const pair = pairs.get(name) ?? { profession, area: row.area, periods: [] };
    pairs.set(name, pair);
    const key = `${name} ${row.from_day} ${row.day} ${row.vintage} ${row.series}`;
    const period = byKey.get(key) ?? emptyPeriod(profession, row);
    if (!byKey.has(key)) pair.periods.push(period);
    period[row.kind] = { headcount: row.headcount ?? undefined, fte: row.fte ?? undefined };
    byKey.set(key, period);
  }
  return [...pairs.values()];
}

/** The latest published stock of each area of a level that has one: the newest day, by the newest vintage that tells of it. */
export async function latestPublishedStocks(
  sql: Sql,
  generation: number,
  profession: Profession,
  level: Level,
  measure: 'headcount' | 'fte',
): Promise<Map<Area, { readonly on: Day; readonly stock: number }>> {
  const rows = await sql.rows<{ area: Area; day: Day; stock: number }>(
    `SELECT DISTINCT ON (area) area, day, sum(${measure})::bigint AS stock
     FROM muster.cell_reported
     WHERE generation = $1 AND profession = $2 AND level = $3 AND kind = 'end'
     GROUP BY area, day, vintage, series HAVING sum(${measure}_given) > 0
     ORDER BY area, day DESC, vintage DESC, series`,
    [generation, profession, level],
  );
  return new Map(rows.map(({ area, day, stock }) => [area, { on: day, stock }]));
}

/** Names what is published as it stands: the same where nothing was published since. */
export async function publishedState({
  sql,
  generation,
}: {
  readonly sql: Sql;
  readonly generation: number;
}): Promise<string> {
  const [row] = await sql.rows<{ state: string }>(
    `SELECT md5(coalesce(string_agg(told, '; ' ORDER BY told), '')) AS state FROM (
       SELECT concat_ws(' ', profession, series, vintage, max(day), count(*), coalesce(sum(fte), 0), coalesce(sum(headcount), 0)) AS told
       FROM muster.cell_reported WHERE generation = $1 GROUP BY profession, series, vintage) AS published`,
    [generation],
  );
  return row!.state;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function emptyPeriod(profession: Profession, row: FigureRow): Writable<PublishedPeriod> {
  const none = Object.fromEntries(FIGURE_KINDS.map(kind => [kind, undefined])) as Record<
    FigureKind,
    undefined
  >;
  return { profession, series: row.series, vintage: row.vintage, from: row.from_day, to: row.day, ...none };
}
