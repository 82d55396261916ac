import { type Sql } from '../database.js';
import { type ParkedEvent, type ParkedRow } from './parked.sql.js';

export type ParkedPlace = Pick<ParkedEvent, 'topic' | 'partition' | 'offset'>;

/** Which parked events are meant: those at these places, those of a reason, or all. */
export interface ParkedChoice {
  readonly places?: readonly ParkedPlace[];
  readonly reason?: string;
  readonly limit: number;
}

/** What an operator did with one parked event. */
export interface ParkedAct extends ParkedPlace {
  readonly identity: string;
  readonly source: string | null;
  /** Why it was parked. */
  readonly parkedFor: string;
  readonly became: 'applied' | 'duplicate' | 'parked' | 'discarded';
  /** Of what was discarded: why. */
  readonly because?: string | null;
}

export type TakenOut = ParkedRow & { readonly payload: Uint8Array };

/** How many are meant, beyond any limit. */
export async function parkedMeant(
  sql: Sql,
  { places, reason }: Omit<ParkedChoice, 'limit'>,
): Promise<number> {
  const [row] = await sql.rows<{ meant: number }>(
    `SELECT count(*) AS meant FROM muster.parked WHERE ${MEANT}`,
    [places === undefined ? null : JSON.stringify(places), reason ?? null],
  );
  return row!.meant;
}

const MEANT = `($1::jsonb IS NULL OR (topic, partition, log_offset) IN (
    SELECT topic, partition, "offset"
    FROM jsonb_to_recordset($1::jsonb) AS place (topic text, partition smallint, "offset" bigint)))
  AND ($2::text IS NULL OR reason = $2)`;

/**
 * Takes parked events out, the oldest first, until the transaction ends for itself alone. Whoever takes the same ones waits. Those that
 * were tried before come last, so that whoever takes some at a time comes to the rest.
 */
export async function takeOutParked(sql: Sql, { places, reason, limit }: ParkedChoice): Promise<TakenOut[]> {
  const rows = await sql.rows<TakenOut>(
    `WITH chosen AS MATERIALIZED (
       SELECT topic, partition, log_offset, log_identity FROM muster.parked LEFT JOIN (
         SELECT topic, partition, log_offset, log_identity, max(number) AS tried
         FROM muster.parked_act GROUP BY topic, partition, log_offset, log_identity
       ) AS act USING (topic, partition, log_offset, log_identity)
       WHERE ${MEANT}
       ORDER BY tried NULLS FIRST, known_at, topic, partition, log_offset LIMIT $3 FOR UPDATE OF parked)
     DELETE FROM muster.parked USING chosen
     WHERE (parked.topic, parked.partition, parked.log_offset, parked.log_identity)
       = (chosen.topic, chosen.partition, chosen.log_offset, chosen.log_identity)
     RETURNING parked.topic, parked.partition, parked.log_offset AS "offset", parked.log_identity AS identity, reason, faults,
       payload, subject, source, id, known_at AS "knownAt"`,
    [places === undefined ? null : JSON.stringify(places), reason ?? null, limit],
  );
  return rows.sort((a, b) => a.knownAt.getTime() - b.knownAt.getTime() || a.offset - b.offset);
}

export async function noteParkedActs(sql: Sql, by: string, acts: readonly ParkedAct[]): Promise<void> {
  await sql.run(
    `INSERT INTO muster.parked_act (by, topic, partition, log_offset, log_identity, source, parked_for, became, because)
     SELECT $1, topic, partition, "offset", identity, source, "parkedFor", became, because
     FROM jsonb_to_recordset($2::jsonb) AS act (topic text, partition smallint, "offset" bigint, identity text, source text,
       "parkedFor" text, became text, because text)`,
    [by, JSON.stringify(acts)],
  );
}

/** The newest first. */
export function parkedActs(
  sql: Sql,
  limit: number,
): Promise<(ParkedAct & { readonly number: number; readonly at: Date; readonly by: string })[]> {
  return sql.rows(
    `SELECT number, acted_at AS at, by, topic, partition, log_offset AS "offset", log_identity AS identity, source,
       parked_for AS "parkedFor", became, because
     FROM muster.parked_act ORDER BY number DESC LIMIT $1`,
    [limit],
  );
}
