import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How far gateway has taken in what suppliers write to topics of their own. */
export class Inbound0015 implements MigrationInterface {
  readonly name = 'Inbound1763942400014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE gateway.inbound (
        topic text NOT NULL,
        partition smallint NOT NULL,
        log_identity text NOT NULL,
        next_offset bigint NOT NULL,
        taken_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (topic, partition)
      )`);
    await runner.query(
      `COMMENT ON TABLE gateway.inbound IS 'The offset wanted next of each partition of suppliers'' topics; moved with the outcomes of what was before it'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE gateway.inbound');
  }
}
