import { type Sql } from '../database.js';

/** A forecast, or another answer of the models, as it is kept for good. */
export interface KeptForecast {
  /** Of the job that made it. */
  readonly id: string;
  readonly kind: string;
  readonly target: string | undefined;
  readonly scenario: string | undefined;
  readonly scenarioRevision: string | undefined;
  readonly input: Readonly<Record<string, unknown>>;
  readonly provenance: ForecastProvenance;
  readonly madeAt: Date;
  /** Undefined where there is no answer. */
  readonly model: string | undefined;
  /** As the forecaster made it; plain JSON. */
  readonly result: unknown;
  /** SHA-256 of the canonical JSON of the result. */
  readonly resultHash: string;
}

/** What a forecast stands on. */
export interface ForecastProvenance {
  readonly generation: string;
  readonly epoch: number;
  /** How far each partition of the log was folded in. */
  readonly folded: readonly { readonly topic: string; readonly partition: number; readonly next: number }[];
  /** Hash of what the models were given: the same where nothing that concerns them has changed. */
  readonly ground: string;
  readonly seed: number;
  readonly trajectories: number;
  /** Of the models. */
  readonly version: number;
}

/** A forecast that is about to be made. */
export interface BegunForecast {
  readonly id: string;
  readonly kind: string;
  readonly target?: string | undefined;
  readonly scenario?: string | undefined;
  readonly scenarioRevision?: string | undefined;
  readonly input: unknown;
  readonly provenance: ForecastProvenance;
  readonly ground: unknown;
}

/**
 * Keeps what a forecast is to be made of. One that was begun before and not made, for its process died, is made of what was kept then.
 * @returns what it is to be made of; or that it is made
 */
export async function beginForecast<Ground>(
  sql: Sql,
  forecast: BegunForecast & { readonly ground: Ground },
): Promise<{
  readonly ground: Ground;
  readonly provenance: ForecastProvenance;
  readonly made?: KeptForecast;
}> {
  const { id, kind, target, scenario, scenarioRevision, input, provenance, ground } = forecast;
  await sql.run(
    `INSERT INTO muster.forecast (id, kind, target, scenario, scenario_revision, input, provenance, ground)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
    [
      ...[id, kind, target ?? null, scenario ?? null, scenarioRevision ?? null],
      ...[JSON.stringify(input), JSON.stringify(provenance), JSON.stringify(ground)],
    ],
  );
  const [row] = await sql.rows<{ ground: Ground; provenance: ForecastProvenance }>(
    'SELECT ground, provenance FROM muster.forecast WHERE id = $1',
    [id],
  );
  const made = await forecastById(sql, id);
  return { ...row!, ...(made && { made }) };
}

/** Keeps what was made; the first stands. @returns whether this was the first */
export async function keepForecast(
  sql: Sql,
  id: string,
  made: { readonly model?: string | undefined; readonly result: unknown; readonly hash: string },
): Promise<boolean> {
  const written = await sql.run(
    `UPDATE muster.forecast SET made_at = now(), model = $2, result = $3, result_hash = $4
     WHERE id = $1 AND made_at IS NULL`,
    [id, made.model ?? null, JSON.stringify(made.result), made.hash],
  );
  return written === 1;
}

export async function forecastById(sql: Sql, id: string): Promise<KeptForecast | undefined> {
  const [row] = await sql.rows<Row>(`${SELECT} WHERE id = $1 AND made_at IS NOT NULL`, [id]);
  return row && forecastOf(row);
}

/** The first that was made of an input on a ground by a version of the models: whoever asks the same again need not wait for another. */
export async function forecastOn(
  sql: Sql,
  { kind, input, ground, version }: MadeOn,
): Promise<KeptForecast | undefined> {
  const [row] = await sql.rows<Row>(
    `${SELECT} WHERE made_at IS NOT NULL AND kind = $1 AND provenance ->> 'ground' = $2 AND input = $3::jsonb
       AND provenance ->> 'version' = $4
     ORDER BY made_at, id LIMIT 1`,
    [kind, ground, JSON.stringify(input), String(version)],
  );
  return row && forecastOf(row);
}

export interface MadeOn {
  readonly kind: string;
  readonly input: unknown;
  /** Its hash. */
  readonly ground: string;
  readonly version: number;
}

export interface WhichForecasts {
  readonly kind: string;
  readonly target?: string | undefined;
  /** `null`: of no scenario. */
  readonly scenario?: string | null | undefined;
  readonly limit?: number;
}

/** Kept forecasts, the latest made first. */
export async function keptForecasts(
  sql: Sql,
  { kind, target, scenario, limit = 50 }: WhichForecasts,
): Promise<KeptForecast[]> {
  const rows = await sql.rows<Row>(
    `${SELECT} WHERE made_at IS NOT NULL AND kind = $1 AND ($2::text IS NULL OR target = $2)
       AND (NOT $3 OR scenario IS NOT DISTINCT FROM $4)
     ORDER BY made_at DESC, id LIMIT $5`,
    [kind, target ?? null, scenario !== undefined, scenario ?? null, limit],
  );
  return rows.map(forecastOf);
}

/**
 * Forecasts of things as they are that were not held yet against what has come, the latest made first.
 * @param truth names what has come, as it is known now
 */
export async function forecastsToScore(sql: Sql, truth: string, limit: number): Promise<KeptForecast[]> {
  // Not IS DISTINCT FROM, for which no index answers.
  const rows = await sql.rows<Row>(
    `${SELECT} WHERE kind = 'forecast' AND scenario IS NULL AND made_at IS NOT NULL
       AND (scored_by IS NULL OR scored_by < $1 OR scored_by > $1)
     ORDER BY made_at DESC, id LIMIT $2`,
    [truth, limit],
  );
  return rows.map(forecastOf);
}

/** They were held against what has come, and need not be again before that changes. */
export async function scoredBy(sql: Sql, ids: readonly string[], truth: string): Promise<void> {
  await sql.run('UPDATE muster.forecast SET scored_by = $2 WHERE id = ANY ($1)', [ids, truth]);
}

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly target: string | null;
  readonly scenario: string | null;
  readonly scenario_revision: string | null;
  readonly input: KeptForecast['input'];
  readonly provenance: ForecastProvenance;
  readonly made_at: Date;
  readonly model: string | null;
  readonly result: unknown;
  readonly result_hash: string;
}

const SELECT = `
  SELECT id, kind, target, scenario, scenario_revision, input, provenance, made_at, model, result, result_hash
  FROM muster.forecast`;

function forecastOf(row: Row): KeptForecast {
  return {
    ...{ id: row.id, kind: row.kind, input: row.input, provenance: row.provenance },
    target: row.target ?? undefined,
    scenario: row.scenario ?? undefined,
    scenarioRevision: row.scenario_revision ?? undefined,
    madeAt: row.made_at,
    model: row.model ?? undefined,
    result: row.result,
    resultHash: row.result_hash,
  };
}
