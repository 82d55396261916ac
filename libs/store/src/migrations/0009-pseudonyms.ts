import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** By which locks the pseudonyms of this store are made. */
export class Pseudonyms0009 implements MigrationInterface {
  readonly name = 'Pseudonyms1763942400008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The locks themselves are in files, never here: by these values they are known again.
      CREATE TABLE gateway.pseudonym_lock (
        number smallint PRIMARY KEY CHECK (number > 0),
        check_value text NOT NULL CHECK (check_value ~ '^[0-9a-f]{16}$'),
        since timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE gateway.pseudonym_lock');
  }
}
