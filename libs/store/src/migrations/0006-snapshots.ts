import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What staff-in-post snapshots said, and what business keys stand for. */
export class Snapshots0006 implements MigrationInterface {
  readonly name = 'Snapshots1763942400005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT');
  }
}
