import {
  type Area,
  type Day,
  FIGURE_KINDS,
  type FigureKind,
  type Fte,
  levelOf,
  type Month,
  type Profession,
  type PublishedPeriod,
} from '@muster/domain';
import { type Sql } from '../database.js';

interface FigureRow {
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
  const rows = await sql.rows<FigureRow>(
    `SELECT series, vintage, kind, from_day, day,
       CASE WHEN sum(headcount_given) > 0 THEN sum(headcount)::bigint END AS headcount,
       CASE WHEN sum(fte_given) > 0 THEN sum(fte)::bigint END AS fte
     FROM muster.cell_reported
     WHERE generation = $1 AND profession = $2 AND level = $3 AND area = $4
     GROUP BY series, vintage, kind, from_day, day
     HAVING sum(headcount_given) > 0 OR sum(fte_given) > 0
     ORDER BY day, from_day, series, vintage`,
    [generation, profession, levelOf(area), area],
  );
  const periods = new Map<string, Writable<PublishedPeriod>>();
  for (const row of rows) {
    const key = `${row.from_day} ${row.day} ${row.vintage} ${row.series}`;
    const period = periods.get(key) ?? emptyPeriod(profession, row);
    period[row.kind] = { headcount: row.headcount ?? undefined, fte: row.fte ?? undefined };
    periods.set(key, period);
  }
  return [...periods.values()];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function emptyPeriod(profession: Profession, row: FigureRow): Writable<PublishedPeriod> {
  const none = Object.fromEntries(FIGURE_KINDS.map(kind => [kind, undefined])) as Record<
    FigureKind,
    undefined
  >;
  return { profession, series: row.series, vintage: row.vintage, from: row.from_day, to: row.day, ...none };
}
