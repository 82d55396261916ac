import { type Fault } from '@muster/domain';
import { type Sql } from '../database.js';

/** Why an event was set aside: what gateway rejects for, and what only the projector can see. */
export interface ParkedEvent {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly identity: string;
  readonly reason: string;
  readonly faults: readonly Fault[];
  /** The record as it stands in the log. */
  readonly payload: Uint8Array;
  readonly subject?: string;
  readonly source?: string;
  readonly id?: string;
  readonly knownAt: Date;
}

export async function insertParked(sql: Sql, events: readonly ParkedEvent[]): Promise<void> {
  for (const event of events)
    await sql.run(
      `INSERT INTO muster.parked
         (topic, partition, log_offset, log_identity, reason, faults, payload, subject, source, id, known_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        event.topic,
        event.partition,
        event.offset,
        event.identity,
        event.reason,
        JSON.stringify(event.faults),
        Buffer.from(event.payload),
        event.subject ?? null,
        event.source ?? null,
        event.id ?? null,
        event.knownAt,
      ],
    );
}

export interface ParkedSummary {
  readonly topic: string;
  readonly reason: string;
  readonly events: number;
}

export function parkedByReason(sql: Sql): Promise<ParkedSummary[]> {
  return sql.rows<ParkedSummary>(
    'SELECT topic, reason, count(*) AS events FROM muster.parked GROUP BY topic, reason ORDER BY topic, reason',
  );
}

/** Why a command was set aside, by its position in the log: events about people and organisations are not among the answers. */
export async function parkedReason(
  sql: Sql,
  at: Pick<ParkedEvent, 'topic' | 'partition' | 'offset' | 'identity'>,
): Promise<Pick<ParkedEvent, 'reason' | 'faults'> | undefined> {
  const [row] = await sql.rows<Pick<ParkedEvent, 'reason' | 'faults'>>(
    `SELECT reason, faults FROM muster.parked_reason
     WHERE topic = $1 AND partition = $2 AND log_offset = $3 AND log_identity = $4`,
    [at.topic, at.partition, at.offset, at.identity],
  );
  return row;
}

/** A parked event without its payload. */
export interface ParkedRow extends Omit<ParkedEvent, 'payload' | 'subject' | 'source' | 'id'> {
  readonly subject: string | null;
  readonly source: string | null;
  readonly id: string | null;
}

const PARKED = `topic, partition, log_offset AS "offset", log_identity AS identity, reason, faults, subject, source, id,
  known_at AS "knownAt"`;

/** The newest first. @param reason undefined for all */
export function parkedEvents(sql: Sql, reason: string | undefined, limit: number): Promise<ParkedRow[]> {
  return sql.rows<ParkedRow>(
    `SELECT ${PARKED} FROM muster.parked WHERE $1::text IS NULL OR reason = $1
     ORDER BY known_at DESC, topic, partition, log_offset LIMIT $2`,
    [reason ?? null, limit],
  );
}

/** One parked event, with the record as it stands in the log. */
export async function parkedAt(
  sql: Sql,
  { topic, partition, offset }: Pick<ParkedEvent, 'topic' | 'partition' | 'offset'>,
): Promise<(ParkedRow & { readonly payload: Uint8Array }) | undefined> {
  const [row] = await sql.rows<ParkedRow & { payload: Buffer }>(
    `SELECT ${PARKED}, payload FROM muster.parked WHERE topic = $1 AND partition = $2 AND log_offset = $3`,
    [topic, partition, offset],
  );
  return row;
}
