import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { packedCells } from './packed-cells.js';

/** How long people have been in post, and how long those had who left: by month, so that what is added up stays small. */
export class Tenure0020 implements MigrationInterface {
  readonly name = 'Tenure1763942400019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      packedCells('tenure', ['profession', 'level', 'area', 'month'], ['band', 'kind'], ['count']),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE muster.packed_tenure CASCADE');
  }
}
