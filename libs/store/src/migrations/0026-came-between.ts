import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What came between two moments, counted: so that api, which reads no facts, can say of a restatement whether events came late or were
 * corrected. Facts lie nearly in the order in which they came, so that an index of ranges finds the newest.
 */
export class CameBetween0026 implements MigrationInterface {
  readonly name = 'CameBetween1763942400025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX fact_by_offset ON muster.fact USING brin (log_offset) WITH (pages_per_range = 32, autosummarize = on)',
    );
    await runner.query(CAME_BETWEEN);
    await runner.query(`REVOKE ALL ON FUNCTION ${SIGNATURE} FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION ${SIGNATURE} TO muster_reader`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION ${SIGNATURE}`);
    await runner.query('DROP INDEX muster.fact_by_offset');
  }
}

const SIGNATURE = 'muster.came_between (jsonb, date)';

/** A correction is about its own day and about that of what it corrects, and of the type of that. */
const CAME_BETWEEN = `
  CREATE FUNCTION muster.came_between (stretches jsonb, until date)
  RETURNS TABLE (kind text, type text, late bigint, corrected bigint, retracted bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT stretch.kind, coalesce(meant.type, came.type) AS type,
      count(*) FILTER (WHERE names.id IS NULL),
      count(*) FILTER (WHERE names.id IS NOT NULL AND came.type <> 'fact.retracted'),
      count(*) FILTER (WHERE came.type = 'fact.retracted')
    FROM jsonb_to_recordset(stretches) AS stretch (kind text, slot smallint, "from" bigint, "to" bigint)
    CROSS JOIN LATERAL (
      SELECT * FROM muster.fact
      WHERE fact.log_offset >= stretch."from" AND fact.log_offset < stretch."to" AND fact.slot = stretch.slot
        AND split_part(fact.subject, '/', 1) = stretch.kind OFFSET 0) AS came
    CROSS JOIN LATERAL (SELECT coalesce(came.data ->> 'supersedes', came.data ->> 'retracts') AS id) AS names
    LEFT JOIN LATERAL (
      SELECT fact.type, fact.effective_on FROM muster.fact
      WHERE fact.subject = came.subject AND fact.id = names.id
      ORDER BY fact.source <> came.source, fact.source LIMIT 1) AS meant ON true
    WHERE coalesce(least(came.effective_on, meant.effective_on) <= until, true)
    GROUP BY 1, 2 ORDER BY 1, 2
  $$`;
