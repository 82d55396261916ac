import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The cuts that answer for the tables of widening participation. api sees the cells that they are made of through a function alone,
 * summed as a table of the fixed list has them.
 */
export class ReleasedCuts0019 implements MigrationInterface {
  readonly name = 'ReleasedCuts1763942400018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE muster.released_cut (
        table_key text PRIMARY KEY,
        evaluated_month text NOT NULL,
        month text,
        cells jsonb,
        CHECK ((month IS NULL) = (cells IS NULL))
      )`);
    await runner.query(
      `COMMENT ON TABLE muster.released_cut IS
       'What answers for a protected table: decided by the first question of a month (evaluated_month), without cells while nothing was released'`,
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE ON muster.released_cut TO muster_reader');
    await runner.query('REVOKE SELECT ON muster.cell_participation FROM muster_reader');
    await runner.query(CELLS_OF_TABLES);
    await runner.query(`REVOKE ALL ON FUNCTION ${SIGNATURE} FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION ${SIGNATURE} TO muster_reader`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION ${SIGNATURE}`);
    await runner.query('GRANT SELECT ON muster.cell_participation TO muster_reader');
    await runner.query('DROP TABLE muster.released_cut');
  }
}

const SIGNATURE = 'muster.participation_of_tables (smallint, text, jsonb)';

/** Programmes are summed: a table has none. */
const CELLS_OF_TABLES = `
  CREATE FUNCTION muster.participation_of_tables (of_generation smallint, until_month text, tables jsonb)
  RETURNS TABLE (table_key text, value text, count bigint, key bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT asked.table_key, cell.value, sum(cell.count)::bigint, sum(cell.key)::bigint
    FROM jsonb_to_recordset(tables) AS asked
      (table_key text, stage text, profession text, attribute text, level text, area text, year text)
    JOIN muster.cell_participation AS cell
      ON cell.generation = of_generation AND cell.level = asked.level AND cell.area = asked.area
      AND cell.year = asked.year AND cell.attribute = asked.attribute AND cell.stage = asked.stage
      AND cell.profession = asked.profession AND cell.month <= until_month
    GROUP BY asked.table_key, cell.value HAVING sum(cell.count) <> 0
    ORDER BY 1, 2
  $$`;
