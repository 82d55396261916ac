import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who stayed twelve months. Cells of before are of a fold before, and made anew. */
export class Stayed0011 implements MigrationInterface {
  readonly name = 'Stayed1763942400010';

  async up(runner: QueryRunner): Promise<void> {
    for (const cube of CUBES)
      await runner.query(`ALTER TABLE muster.${cube} ADD COLUMN stayed bigint NOT NULL DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const cube of CUBES) await runner.query(`ALTER TABLE muster.${cube} DROP COLUMN stayed`);
  }
}

const CUBES = ['cell_stock', 'cell_stock_month'];
