import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What gateway remembers of the files it took in, so that a file sent twice changes nothing. */
export class Deliveries0003 implements MigrationInterface {
  readonly name = 'Deliveries1763942400002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA gateway;

      -- A fact of a file without ids is known by its business key. Each new content under a key is a revision with an id of
      -- its own. It is noted before the event is appended and confirmed after: what is not confirmed is sent again.
      CREATE TABLE gateway.business_key (
        key_hash bytea PRIMARY KEY,
        revision integer NOT NULL,
        event_id text NOT NULL,
        content_hash bytea NOT NULL,
        confirmed boolean NOT NULL
      );

      CREATE TABLE gateway.delivery (
        batch text PRIMARY KEY,
        source text NOT NULL,
        file text NOT NULL,
        sha256 text,
        received_at timestamptz NOT NULL,
        accepted integer NOT NULL,
        unchanged integer NOT NULL,
        rejected integer NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA gateway CASCADE');
  }
}
