import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** By which locks the pseudonyms of this store are made. */
export class Pseudonyms0009 implements MigrationInterface {
  readonly name = 'Pseudonyms1763942400008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT');
  }
}
