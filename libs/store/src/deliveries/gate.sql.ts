import { type OdsCode } from '@muster/domain';
import { type Sql } from '../database.js';

/** How far one delivery may move an organisation. */
export interface GateLimit {
  readonly percent: number;
  readonly people: number;
}

/** Organisations without limits of their own are absent. */
export async function gateLimits(
  sql: Sql,
  organisations: readonly OdsCode[],
): Promise<Map<OdsCode, GateLimit>> {
  const rows = await sql.rows<GateLimit & { organisation: OdsCode }>(
    `SELECT organisation, percent::float8 AS percent, people FROM gateway.gate_limit WHERE organisation = ANY ($1)`,
    [organisations],
  );
  return new Map(rows.map(({ organisation, ...limit }) => [organisation, limit]));
}

/** What tells of most deliveries that they need no closer look. */
export interface Precautions {
  readonly anybodyErased: boolean;
  /** The fewest people that any organisation's own limit lets through; infinite where there are none. */
  readonly lowestGateLimit: number;
}

export async function readPrecautions(sql: Sql): Promise<Precautions> {
  const [row] = await sql.rows<{ erased: boolean; people: number | null }>(
    'SELECT EXISTS (SELECT FROM muster.erased) AS erased, (SELECT min(people) FROM gateway.gate_limit) AS people',
  );
  return { anybodyErased: row!.erased, lowestGateLimit: row!.people ?? Infinity };
}

export async function setGateLimit(
  sql: Sql,
  organisation: OdsCode,
  limit: GateLimit,
  by: string,
  at: Date,
): Promise<void> {
  await sql.run(
    `INSERT INTO gateway.gate_limit (organisation, percent, people, set_by, set_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (organisation) DO UPDATE SET percent = excluded.percent, people = excluded.people,
       set_by = excluded.set_by, set_at = excluded.set_at`,
    [organisation, limit.percent, limit.people, by, at],
  );
}

/** An organisation's own limit, and who set it. */
export interface SetLimit extends GateLimit {
  readonly organisation: OdsCode;
  readonly setBy: string;
  readonly setAt: Date;
}

/** The organisations that have limits of their own, in order of code. */
export function setLimits(sql: Sql): Promise<SetLimit[]> {
  return sql.rows<SetLimit>(
    `SELECT organisation, percent::float8 AS percent, people, set_by AS "setBy", set_at AS "setAt"
     FROM gateway.gate_limit ORDER BY organisation COLLATE "C"`,
  );
}

/** The organisation has the limit of all others again. @returns whether it had one of its own */
export async function dropGateLimit(sql: Sql, organisation: OdsCode): Promise<boolean> {
  return (await sql.run('DELETE FROM gateway.gate_limit WHERE organisation = $1', [organisation])) > 0;
}
