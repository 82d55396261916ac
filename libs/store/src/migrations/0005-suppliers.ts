import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who may send events, and by which keys. */
export class Suppliers0005 implements MigrationInterface {
  readonly name = 'Suppliers1763942400004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT');
  }
}
