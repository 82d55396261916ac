import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who keeps sums of learners' cells reads rows that were written since as they are: those who read the views of the cells may. */
export class CellsOfRows0025 implements MigrationInterface {
  readonly name = 'CellsOfRows1763942400024';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(`GRANT SELECT (cells) ON muster.${table} TO muster_reader`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(`REVOKE SELECT (cells) ON muster.${table} FROM muster_reader`);
  }
}

const TABLES = ['packed_cohort', 'packed_exposure', 'packed_application'];
