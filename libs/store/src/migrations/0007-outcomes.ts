import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What became of each item of a delivery; deliveries that are held; withdrawals; what is told to suppliers. */
export class Outcomes0007 implements MigrationInterface {
  readonly name = 'Outcomes1763942400006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SELECT');
  }
}
