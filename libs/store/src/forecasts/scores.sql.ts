import { type Sql } from '../database.js';

/** How a forecast fared against what came. */
export interface ForecastScore {
  readonly forecast: string;
  readonly area: string;
  readonly measure: string;
  /** The day that the figure is of. */
  readonly on: string;
  /** The publication that told it; of events about people, the month up to which they were settled. */
  readonly vintage: string;
  /** FTE or people. */
  readonly actual: number;
  /** Weighted interval score, in FTE or people: smaller is better. */
  readonly wis: number;
  readonly within80: boolean;
  readonly within95: boolean;
  /** Where the day is the one on which the target is due: whether it was met, and (P − met)². */
  readonly hit: boolean | undefined;
  readonly brier: number | undefined;
}

/** Keeps scores; one that is there stays. @returns how many were new */
export function keepScores(sql: Sql, scores: readonly ForecastScore[]): Promise<number> {
  if (scores.length === 0) return Promise.resolve(0);
  return sql.run(
    `INSERT INTO muster.forecast_score
       (forecast, area, measure, on_day, vintage, actual, wis, within_80, within_95, hit, brier)
     SELECT forecast, area, measure, "on", vintage, actual, wis, "within80", "within95", hit, brier
     FROM jsonb_to_recordset($1::jsonb) AS score (forecast text, area text, measure text, "on" text, vintage text,
       actual float8, wis float8, "within80" boolean, "within95" boolean, hit boolean, brier float8)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(scores)],
  );
}

/** The scores of some forecasts, by day and area; of several publications of one figure the newest. */
export async function scoresOf(sql: Sql, forecasts: readonly string[]): Promise<ForecastScore[]> {
  const rows = await sql.rows<
    Omit<ForecastScore, 'hit' | 'brier'> & { hit: boolean | null; brier: number | null }
  >(
    `SELECT DISTINCT ON (forecast, on_day, area, measure) forecast, area, measure, on_day AS "on", vintage, actual, wis,
       within_80 AS "within80", within_95 AS "within95", hit, brier
     FROM muster.forecast_score WHERE forecast = ANY ($1)
     ORDER BY forecast, on_day, area, measure, vintage DESC`,
    [forecasts],
  );
  return rows.map(({ hit, brier, ...score }) => ({
    ...score,
    hit: hit ?? undefined,
    brier: brier ?? undefined,
  }));
}
