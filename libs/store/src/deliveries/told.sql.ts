import { type Sql } from '../database.js';
import { type EventName } from './withdrawals.sql.js';

/**
 * Tells suppliers that events of theirs were withdrawn, or count as before again: a row for each of their events that a withdrawal
 * covers. Senders who are no suppliers do not ask.
 */
export async function tellOfWithdrawal(
  sql: Sql,
  withdrawal: number,
  outcome: 'withdrawn' | 'restored',
  events: readonly EventName[],
  at: Date,
): Promise<void> {
  if (events.length === 0) return;
  await sql.run(
    `INSERT INTO gateway.item (sender, batch, at, outcome, reason, source, subject, id, type, organisation, effective_on, received_at)
     SELECT sender, batch, at, $2::text, why, source, subject, id, type, organisation, effective_on, $4::timestamptz FROM (
       SELECT DISTINCT ON (item.sender, item.source, item.subject, item.id) item.*, withdrawal.reason AS why
       FROM gateway.withdrawn JOIN gateway.withdrawal ON withdrawal.number = withdrawn.withdrawal
         JOIN gateway.item ON item.number = withdrawn.item
         JOIN gateway.supplier ON supplier.name = item.sender
         JOIN jsonb_to_recordset($3::jsonb) AS meant (subject text, source text, id text)
           ON meant.subject = item.subject AND meant.source = item.source AND meant.id = item.id
       WHERE withdrawn.withdrawal = $1
       ORDER BY item.sender, item.source, item.subject, item.id, item.number) AS told
     ORDER BY number`,
    [withdrawal, outcome, JSON.stringify(events), at],
  );
}

/** What was told as withdrawn with a snapshot, of the business key of what is sent. */
const WITHDRAWN_BEFORE = `
  SELECT item.* FROM gateway.item WHERE item.batch = $1 AND item.outcome = 'withdrawn' AND item.subject = sent.subject
    AND item.source = sent.source AND left(item.id, 24) = left(sent.id, 24) ORDER BY number DESC LIMIT 1`;

/**
 * Tells the supplier of a snapshot what followed from withdrawing it, or from undoing that: what was sent then, as `batch`. What
 * was retracted is told as withdrawn; what says anew what was withdrawn with it, as restored, under the id that the supplier knows; what
 * else was sent is looked up as any other event.
 * @param snapshot the delivery that brought it
 */
export async function tellOfSnapshot(
  sql: Sql,
  { snapshot, batch, reason, at }: { snapshot: string; batch: string; reason: string; at: Date },
): Promise<void> {
  await sql.run(
    `WITH sent AS (
       SELECT item.*, delivery.sender AS supplier, type = 'fact.retracted' AS retracts
       FROM gateway.delivery JOIN gateway.supplier ON supplier.name = delivery.sender
         JOIN gateway.item ON item.batch = $2 AND item.outcome = 'accepted'
       WHERE delivery.batch = $1)
     INSERT INTO gateway.item (sender, batch, at, outcome, reason, source, subject, id, type, organisation, effective_on,
       topic, partition, log_offset, received_at)
     SELECT supplier, $1::text, CASE WHEN meant.batch = $1 THEN meant.at END, 'withdrawn', $3::text, sent.source, sent.subject, meant.id, meant.type, meant.organisation,
       meant.effective_on, NULL::text, NULL::smallint, NULL::bigint, $4::timestamptz
     FROM sent JOIN LATERAL (
       SELECT * FROM gateway.item WHERE item.subject = sent.subject AND item.source = sent.source
         AND item.id = regexp_replace(sent.id, '-retracted$', '') AND item.outcome = 'accepted'
       ORDER BY number LIMIT 1) AS meant ON true
     WHERE retracts
     UNION ALL
     SELECT supplier, $1::text, meant.at, 'restored', $3::text, meant.source, meant.subject, meant.id, meant.type, meant.organisation,
       meant.effective_on, NULL::text, NULL::smallint, NULL::bigint, $4::timestamptz
     FROM sent JOIN LATERAL (${WITHDRAWN_BEFORE}) AS meant ON true
     WHERE NOT retracts
     UNION ALL
     SELECT supplier, $1::text, NULL, 'accepted', $3::text, source, subject, id, type, organisation, effective_on, topic, partition, log_offset, $4::timestamptz
     FROM sent WHERE NOT retracts AND NOT EXISTS (${WITHDRAWN_BEFORE})`,
    [snapshot, batch, reason, at],
  );
}
