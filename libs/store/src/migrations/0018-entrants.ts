import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { packedCells } from './packed-cells.js';

/** Who comes in: cubes of applications, participation, outreach, places on placement and deliveries; places told as 0 by cohort. */
export class Entrants0018 implements MigrationInterface {
  readonly name = 'Entrants1763942400017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CELLS);
    await runner.query(INTAKE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE muster.packed_application, muster.packed_participation CASCADE;
      DROP TABLE muster.cell_outreach, muster.cell_placement, muster.cell_delivery;
      ALTER TABLE muster.cell_intake DROP COLUMN reports`);
  }
}

const DAYS = ['day', 'from_day'];

const cells = (name: string, key: readonly string[], measures: readonly string[]) => `
  CREATE TABLE muster.cell_${name} (
    generation smallint NOT NULL,
    ${key.map(column => `${column} ${DAYS.includes(column) ? 'date' : 'text'} NOT NULL`).join(',\n    ')},
    slot smallint NOT NULL,
    ${measures.map(measure => `"${measure}" bigint NOT NULL`).join(',\n    ')},
    PRIMARY KEY (generation, ${key.join(', ')}, slot)
  );
  GRANT SELECT ON muster.cell_${name} TO muster_reader;
`;

const CELLS = [
  packedCells('application', ['level', 'area', 'programme'], ['kind', 'day'], ['count']),
  packedCells(
    'participation',
    ['level', 'area', 'year', 'stage', 'profession'],
    ['programme', 'attribute', 'value', 'month'],
    ['count', 'key'],
  ),
  cells('outreach', ['level', 'area', 'session', 'kind', 'detail', 'day'], ['sessions', 'people']),
  cells('placement', ['profession', 'level', 'area', 'told_by', 'day'], ['places', 'reports']),
  cells('delivery', ['level', 'area', 'told_by', 'kind', 'day', 'from_day'], ['deliveries']),
].join('\n');

/** Read models of the fold before do not say how many told, and are made anew under the next. */
const INTAKE = `ALTER TABLE muster.cell_intake ADD COLUMN reports bigint NOT NULL DEFAULT 0`;
