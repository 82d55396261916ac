import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What people bring: cubes of stock and flows, links between pseudonyms, and what each subject's contributions depend on. */
export class People0004 implements MigrationInterface {
  readonly name = 'People1763942400003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [STANDING, KIND, INDEXES, CELLS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE muster.cell_stock, muster.cell_stock_month, muster.cell_flow, muster.cell_flow_month,
        muster.cell_establishment, muster.cell_requirement, muster.cell_intake, muster.alias, muster.mention, muster.people_kind;
      ALTER TABLE muster.generation ADD CONSTRAINT generation_hash_key UNIQUE (hash);
      ALTER TABLE muster.card_target DROP COLUMN publications;
      ALTER TABLE muster.standing DROP COLUMN version`);
  }
}

const STANDING = `
  -- Pseudonyms that are linked are folded together, by whichever partition brings news: each fold of a subject is a new version,
  -- and whoever has read an older one rolls back.
  ALTER TABLE muster.card_target ADD COLUMN publications jsonb NOT NULL DEFAULT '[]';
  ALTER TABLE muster.standing ADD COLUMN version integer NOT NULL DEFAULT 1;
`;

const KIND = `
  -- The people in a store are real, or all simulated: the first event about a person decides.
  CREATE TABLE muster.people_kind (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    kind text NOT NULL CHECK (kind IN ('real', 'simulated'))
  );
  GRANT SELECT ON muster.people_kind TO muster_reader;

  -- A rebuild may make a generation of the same fold and tables anew.
  ALTER TABLE muster.generation DROP CONSTRAINT generation_hash_key;
`;

const INDEXES = `
  -- Pseudonyms that some event named together, in force or not, both ways.
  CREATE TABLE muster.alias (
    subject text NOT NULL,
    alias text NOT NULL,
    PRIMARY KEY (subject, alias)
  );

  -- Organisations and sources whose place in the reference a subject's contributions may depend on.
  CREATE TABLE muster.mention (
    kind text NOT NULL,
    code text NOT NULL,
    subject text NOT NULL,
    PRIMARY KEY (kind, code, subject)
  );
`;

const cells = (name: string, key: readonly string[], measures: readonly string[]) => `
  CREATE TABLE muster.cell_${name} (
    generation smallint NOT NULL REFERENCES muster.generation (number),
    ${key.map(column => `${column} ${column === 'day' ? 'date' : 'text'} NOT NULL`).join(',\n    ')},
    slot smallint NOT NULL,
    ${measures.map(measure => `${measure} bigint NOT NULL`).join(',\n    ')},
    PRIMARY KEY (generation, ${key.join(', ')}, slot)
  );
  GRANT SELECT ON muster.cell_${name} TO muster_reader;
`;

const STOCK_MEASURES = ['headcount', 'fte', 'unknown_fte', 'on_leave', 'on_leave_fte'];

const CELLS = [
  cells('stock', ['profession', 'level', 'area', 'day'], STOCK_MEASURES),
  cells('stock_month', ['profession', 'level', 'area', 'month'], STOCK_MEASURES),
  cells('flow', ['profession', 'level', 'area', 'day', 'kind'], ['headcount', 'fte']),
  cells('flow_month', ['profession', 'level', 'area', 'month', 'kind'], ['headcount', 'fte']),
  cells('establishment', ['profession', 'level', 'area', 'told_by', 'day'], ['fte', 'reports']),
  cells(
    'requirement',
    ['profession', 'level', 'area', 'told_by', 'method', 'source', 'day'],
    ['fte', 'reports'],
  ),
  cells('intake', ['profession', 'level', 'area', 'programme', 'route', 'cohort', 'kind'], ['places']),
].join('\n');
