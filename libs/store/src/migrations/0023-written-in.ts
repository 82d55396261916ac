import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Rows of some read models say which transaction wrote them, so that who keeps what was read finds what came since. Those that were there
 * before pass for written now.
 */
export class WrittenIn0023 implements MigrationInterface {
  readonly name = 'WrittenIn1763942400022';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of TABLES)
      await runner.query(`
        ALTER TABLE muster.${table} ADD COLUMN written_in xid8 NOT NULL DEFAULT pg_current_xact_id();
        COMMENT ON COLUMN muster.${table}.written_in IS
          'the transaction that wrote the row: what a place comes to changes only where a row of it is written, those that are added up among them';
        CREATE INDEX ${table}_written ON muster.${table} (generation, written_in);
        GRANT SELECT (generation, written_in, ${columns.join(', ')}) ON muster.${table} TO muster_reader;
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of TABLES) await runner.query(`ALTER TABLE muster.${table} DROP COLUMN written_in`);
  }
}

/** What tells the rows of each apart. */
const TABLES = [
  ['workforce', ['profession', 'level', 'area', 'month']],
  ['packed_cohort', ['profession', 'level', 'area', 'cohort', 'programme', 'route', 'institution']],
  ['packed_exposure', ['level', 'area', 'cohort', 'programme', 'institution']],
  ['packed_application', ['level', 'area', 'programme']],
  ['cell_intake', ['profession', 'level', 'area', 'cohort', 'programme', 'route']],
] as const;
