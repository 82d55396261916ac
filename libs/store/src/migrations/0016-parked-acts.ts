import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What operators did with parked events: who, when, and what became of each. Nothing here says whom an event was about. */
export class ParkedActs0016 implements MigrationInterface {
  readonly name = 'ParkedActs1763942400015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE muster.parked_act (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        acted_at timestamptz NOT NULL DEFAULT now(),
        by text NOT NULL,
        topic text NOT NULL,
        partition smallint NOT NULL,
        log_offset bigint NOT NULL,
        log_identity text NOT NULL,
        source text,
        parked_for text NOT NULL,
        became text NOT NULL CHECK (became IN ('applied', 'duplicate', 'parked', 'discarded')),
        because text
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE muster.parked_act');
  }
}
