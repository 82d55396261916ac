import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What was made on a ground before is found by it, and not made anew; and a forecast that is still to be held against what came, however old. */
export class ForecastsFound0027 implements MigrationInterface {
  readonly name = 'ForecastsFound1763942400026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX forecast_by_ground ON muster.forecast (kind, (provenance ->> 'ground')) WHERE made_at IS NOT NULL;
      ALTER TABLE muster.forecast ADD COLUMN scored_by text;
      COMMENT ON COLUMN muster.forecast.scored_by IS
        'Names what had come when it was held against it last; null: it was not yet';
      CREATE INDEX forecast_to_score ON muster.forecast (scored_by)
        WHERE kind = 'forecast' AND scenario IS NULL AND made_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX muster.forecast_by_ground, muster.forecast_to_score;
      ALTER TABLE muster.forecast DROP COLUMN scored_by`);
  }
}
