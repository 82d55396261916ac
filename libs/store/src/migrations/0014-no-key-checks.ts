import { type MigrationInterface, type QueryRunner } from 'typeorm';

const CHECKED = [
  ['standing', 'generation'],
  ['standing', 'epoch'],
  ['refold', 'generation'],
  ['refold', 'epoch'],
  ...[
    'workforce',
    'cell_reported',
    'cell_anomaly',
    'cell_establishment',
    'cell_requirement',
    'cell_intake',
  ].map(table => [table, 'generation']),
];

/**
 * A generation and an epoch are read and held in the transaction that names them, and are never deleted: to have each of a batch's
 * thousands of rows look them up again cost a third of what writing the rows did.
 */
export class NoKeyChecks0014 implements MigrationInterface {
  readonly name = 'NoKeyChecks1763942400013';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of CHECKED)
      await runner.query(`ALTER TABLE muster.${table} DROP CONSTRAINT ${table}_${column}_fkey`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of CHECKED)
      await runner.query(
        `ALTER TABLE muster.${table} ADD CONSTRAINT ${table}_${column}_fkey FOREIGN KEY (${column}) REFERENCES muster.${column} (number)`,
      );
  }
}
