import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Scenarios as they read, and every forecast that was made: what it was asked, what it stood on, what it said, and how it fared. */
export class Forecasts0021 implements MigrationInterface {
  readonly name = 'Forecasts1763942400020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCENARIOS);
    await runner.query(FORECASTS);
    await runner.query(SCORES);
    await runner.query(`
      GRANT SELECT ON muster.card_scenario, muster.forecast_score TO muster_reader;
      GRANT SELECT (${READABLE.join(', ')}) ON muster.forecast TO muster_reader`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE muster.forecast_score, muster.forecast, muster.card_scenario');
  }
}

const SCENARIOS = `
  CREATE TABLE muster.card_scenario (
    generation smallint NOT NULL REFERENCES muster.generation (number),
    id text NOT NULL,
    profession text NOT NULL,
    revision text NOT NULL,
    current jsonb NOT NULL,
    revisions jsonb NOT NULL,
    PRIMARY KEY (generation, id)
  )`;

/** A forecast has its id from the job that makes it, so it is made once however often that is begun. */
const FORECASTS = `
  CREATE TABLE muster.forecast (
    id text PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('forecast', 'compare', 'solve', 'sensitivity', 'backtest')),
    target text,
    scenario text,
    scenario_revision text,
    input jsonb NOT NULL,
    provenance jsonb NOT NULL,
    ground jsonb NOT NULL,
    begun_at timestamptz NOT NULL DEFAULT now(),
    made_at timestamptz,
    model text,
    result jsonb,
    result_hash text,
    CHECK ((made_at IS NULL) = (result IS NULL) AND (made_at IS NULL) = (result_hash IS NULL))
  );
  COMMENT ON COLUMN muster.forecast.ground IS
    'What the engine is given, as it was gathered when the job was first begun: one that dies is begun again on the same';
  COMMENT ON COLUMN muster.forecast.result_hash IS 'SHA-256 of the canonical JSON of result';
  CREATE INDEX forecast_by_target ON muster.forecast (target, made_at DESC) WHERE made_at IS NOT NULL;
  CREATE INDEX forecast_by_scenario ON muster.forecast (scenario, made_at DESC) WHERE made_at IS NOT NULL`;

/** All but what the engine was given, which tells of single organisations. */
const READABLE = [
  ...['id', 'kind', 'target', 'scenario', 'scenario_revision', 'input', 'provenance'],
  ...['begun_at', 'made_at', 'model', 'result', 'result_hash'],
];

const SCORES = `
  CREATE TABLE muster.forecast_score (
    forecast text NOT NULL REFERENCES muster.forecast (id) ON DELETE CASCADE,
    area text NOT NULL,
    measure text NOT NULL,
    on_day text NOT NULL,
    vintage text NOT NULL,
    actual double precision NOT NULL,
    wis double precision NOT NULL,
    within_80 boolean NOT NULL,
    within_95 boolean NOT NULL,
    hit boolean,
    brier double precision,
    scored_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (forecast, area, measure, on_day, vintage)
  );
  COMMENT ON TABLE muster.forecast_score IS
    'How a forecast fared against a published figure; hit and brier where the day is the one that the target is due'`;
