import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What comes of enrolments: cubes of cohorts and of what learners practised; and the places that enrolments depend on. */
export class Cohorts0017 implements MigrationInterface {
  readonly name = 'Cohorts1763942400016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CELLS);
    await runner.query(MENTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE muster.cell_cohort, muster.cell_exposure');
  }
}

const cells = (name: string, key: readonly string[], measures: readonly string[]) => `
  CREATE TABLE muster.cell_${name} (
    generation smallint NOT NULL,
    ${key.map(column => `${column} ${column === 'day' ? 'date' : 'text'} NOT NULL`).join(',\n    ')},
    slot smallint NOT NULL,
    ${measures.map(measure => `"${measure}" bigint NOT NULL`).join(',\n    ')},
    PRIMARY KEY (generation, ${key.join(', ')}, slot)
  );
  GRANT SELECT ON muster.cell_${name} TO muster_reader;
`;

const CELLS = [
  cells(
    'cohort',
    ['profession', 'level', 'area', 'cohort', 'kind', 'programme', 'route', 'institution', 'detail', 'day'],
    ['count'],
  ),
  cells(
    'exposure',
    ['level', 'area', 'cohort', 'kind', 'programme', 'institution', 'detail', 'month'],
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
