import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { packedCells } from './packed-cells.js';

/** What comes of enrolments: cubes of cohorts and of what learners practised; and the places that enrolments depend on. */
export class Cohorts0017 implements MigrationInterface {
  readonly name = 'Cohorts1763942400016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CELLS);
    await runner.query(MENTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE muster.packed_cohort, muster.packed_exposure CASCADE');
  }
}

const CELLS = [
  packedCells(
    'cohort',
    ['profession', 'level', 'area', 'cohort', 'programme', 'route', 'institution'],
    ['kind', 'detail', 'day'],
    ['count'],
  ),
  packedCells(
    'exposure',
    ['level', 'area', 'cohort', 'programme', 'institution'],
    ['kind', 'detail', 'month'],
    ['count'],
  ),
].join('\n');

/** Enrolments that came before their places mattered were not noted with them. */
const MENTIONS = `
  INSERT INTO muster.mention (kind, code, subject)
  SELECT DISTINCT 'organisation', code, subject
  FROM muster.fact, LATERAL (VALUES (data ->> 'institution'), (data ->> 'placement')) AS place (code)
  WHERE type = 'learner.enrolled' AND code IS NOT NULL
  ORDER BY 2, 3 ON CONFLICT DO NOTHING`;
