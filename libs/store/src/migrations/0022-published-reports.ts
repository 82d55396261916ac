import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Reports as boards were given them. api may add one, and neither change nor delete any. */
export class PublishedReports0022 implements MigrationInterface {
  readonly name = 'PublishedReports1763942400021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE muster.published_report (
        number integer PRIMARY KEY CHECK (number > 0),
        published_at timestamptz NOT NULL DEFAULT now(),
        published_by text NOT NULL,
        note text,
        asked jsonb NOT NULL,
        report jsonb NOT NULL
      )`);
    await runner.query(
      `COMMENT ON TABLE muster.published_report IS
       'A report as a board was given it, numbered without gaps: the next one says what was restated since'`,
    );
    await runner.query('GRANT SELECT, INSERT ON muster.published_report TO muster_reader');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE muster.published_report');
  }
}
