import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { packedCells } from './packed-cells.js';

/** Tenure has one row for all months of an organisation and profession: by month there were twenty times as many to write. */
export class TenureInFewRows0024 implements MigrationInterface {
  readonly name = 'TenureInFewRows1764547200023';

  async up(runner: QueryRunner): Promise<void> {
    await madeAnew(runner, ['profession', 'level', 'area'], ['band', 'kind', 'month']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await madeAnew(runner, ['profession', 'level', 'area', 'month'], ['band', 'kind']);
  }
}

/**
 * @param row the dimensions that tell the rows of the table apart from now on
 * @param cell those that tell the cells of a row apart
 */
async function madeAnew(runner: QueryRunner, row: readonly string[], cell: readonly string[]): Promise<void> {
  await runner.query(`
    ALTER VIEW muster.cell_tenure RENAME TO cell_tenure_before;
    ALTER TABLE muster.packed_tenure RENAME TO packed_tenure_before;
    ALTER INDEX muster.packed_tenure_row RENAME TO packed_tenure_before_row;
    ${packedCells('tenure', row, cell, ['count'])}
    INSERT INTO muster.packed_tenure (generation, ${row.join(', ')}, cells)
    SELECT generation, ${row.join(', ')}, json_agg(json_build_array(${cell.join(', ')}, count))
    FROM muster.cell_tenure_before GROUP BY generation, ${row.join(', ')};
    DROP TABLE muster.packed_tenure_before CASCADE;
  `);
}
