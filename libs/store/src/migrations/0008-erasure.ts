import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Persons who were erased, so that nothing brings them back. */
export class Erasure0008 implements MigrationInterface {
  readonly name = 'Erasure1763942400007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT');
  }
}
