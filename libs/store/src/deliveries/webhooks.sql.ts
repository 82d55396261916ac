import { type Sql } from '../database.js';

/** Where a supplier wants to be told. */
export interface Webhook {
  readonly sender: string;
  readonly url: string;
  readonly secret: string;
  /** The last item that a call was written for. */
  readonly toldTo: number;
  readonly pausedAt: Date | null;
}

/** One call of the outbox. */
export interface WebhookCall {
  readonly number: number;
  readonly sender: string;
  readonly id: string;
  readonly body: unknown;
  readonly attempts: number;
  readonly url: string;
  readonly secret: string;
}

const COLUMNS = 'sender, url, secret, told_to AS "toldTo", paused_at AS "pausedAt"';

/** Sets it, or sets it anew; it is told of what comes from now on. Where it is set anew, what waits is due at once, with all attempts. */
export async function setWebhook(
  sql: Sql,
  webhook: Pick<Webhook, 'sender' | 'url' | 'secret'>,
  at: Date,
): Promise<void> {
  await sql.run(
    `WITH waiting AS (
       UPDATE gateway.webhook_call SET next_at = $4, attempts = 0
       WHERE sender = $1 AND sent_at IS NULL AND given_up_at IS NULL)
     INSERT INTO gateway.webhook AS known (sender, url, secret, told_to, created_at)
     SELECT $1, $2, $3, coalesce(max(number), 0), $4 FROM gateway.item WHERE sender = $1
     ON CONFLICT (sender) DO UPDATE SET url = excluded.url, secret = excluded.secret, paused_at = NULL`,
    [webhook.sender, webhook.url, webhook.secret, at],
  );
}

export async function webhookOf(sql: Sql, sender: string): Promise<Webhook | undefined> {
  const [row] = await sql.rows<Webhook>(`SELECT ${COLUMNS} FROM gateway.webhook WHERE sender = $1`, [sender]);
  return row;
}

/** What is still to be sent goes with it. */
export async function dropWebhook(sql: Sql, sender: string): Promise<boolean> {
  return (await sql.run('DELETE FROM gateway.webhook WHERE sender = $1', [sender])) > 0;
}

export async function pauseWebhook(sql: Sql, sender: string, at: Date): Promise<void> {
  await sql.run('UPDATE gateway.webhook SET paused_at = $2 WHERE sender = $1', [sender, at]);
}

/**
 * Takes one that has items after what it was told of, until the transaction ends; those in other hands are passed over, and those of
 * which a call waits: what comes meanwhile goes into the next one, so that of a receiver that is away no more than one is kept.
 */
export async function takeWebhook(sql: Sql, after: string): Promise<Webhook | undefined> {
  const [row] = await sql.rows<Webhook>(
    `SELECT ${COLUMNS} FROM gateway.webhook
     WHERE paused_at IS NULL AND sender > $1
       AND EXISTS (SELECT FROM gateway.item WHERE item.sender = webhook.sender AND number > told_to)
       AND NOT EXISTS (SELECT FROM gateway.webhook_call call
         WHERE call.sender = webhook.sender AND sent_at IS NULL AND given_up_at IS NULL)
     ORDER BY sender LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [after],
  );
  return row;
}

/** Writes a call into the outbox, and how far it tells. Within the transaction that took the webhook. */
export async function writeCall(
  sql: Sql,
  sender: string,
  body: unknown,
  toldTo: number,
  at: Date,
): Promise<void> {
  await sql.run('INSERT INTO gateway.webhook_call (sender, body, next_at) VALUES ($1, $2, $3)', [
    sender,
    JSON.stringify(body),
    at,
  ]);
  await sql.run('UPDATE gateway.webhook SET told_to = $2 WHERE sender = $1', [sender, toldTo]);
}

/** Takes calls that are due, in order, one a sender: a later one must not overtake. They are due again at `until` if nobody says more. */
export async function takeDueCalls(sql: Sql, now: Date, until: Date, limit: number): Promise<WebhookCall[]> {
  return sql.rows<WebhookCall>(
    `WITH first AS (
       SELECT DISTINCT ON (sender) number, next_at FROM gateway.webhook_call JOIN gateway.webhook USING (sender)
       WHERE sent_at IS NULL AND given_up_at IS NULL AND paused_at IS NULL ORDER BY sender, number),
     due AS (
       SELECT call.number FROM gateway.webhook_call call JOIN first USING (number)
       WHERE first.next_at <= $1 ORDER BY first.next_at LIMIT $3 FOR UPDATE OF call SKIP LOCKED)
     UPDATE gateway.webhook_call call SET next_at = $2, attempts = attempts + 1
     FROM gateway.webhook WHERE webhook.sender = call.sender
       AND call.number IN (SELECT number FROM due)
     RETURNING call.number, call.sender, call.id, call.body, call.attempts, webhook.url, webhook.secret`,
    [now, until, limit],
  );
}

export async function noteSent(sql: Sql, number: number, at: Date, answer: string): Promise<void> {
  await sql.run('UPDATE gateway.webhook_call SET sent_at = $2, last_answer = $3 WHERE number = $1', [
    number,
    at,
    answer,
  ]);
}

/** @param nextAt undefined to give up */
export async function noteFailed(
  sql: Sql,
  number: number,
  at: Date,
  nextAt: Date | undefined,
  answer: string,
): Promise<void> {
  await sql.run(
    `UPDATE gateway.webhook_call SET next_at = coalesce($3, next_at), last_answer = $4,
       given_up_at = CASE WHEN $3::timestamptz IS NULL THEN $2::timestamptz END
     WHERE number = $1`,
    [number, at, nextAt ?? null, answer],
  );
}

export interface WebhookState {
  readonly waiting: number;
  readonly givenUp: number;
  readonly lastAnswer: string | null;
}

export async function webhookState(sql: Sql, sender: string): Promise<WebhookState> {
  const [row] = await sql.rows<WebhookState>(
    `SELECT count(*) FILTER (WHERE sent_at IS NULL AND given_up_at IS NULL) AS waiting,
       count(given_up_at) AS "givenUp",
       (SELECT last_answer FROM gateway.webhook_call WHERE sender = $1 AND last_answer IS NOT NULL
        ORDER BY number DESC LIMIT 1) AS "lastAnswer"
     FROM gateway.webhook_call WHERE sender = $1`,
    [sender],
  );
  return row!;
}

/** A supplier whose receiver did not take the last call. */
export interface Untold {
  readonly sender: string;
  readonly answer: string;
  /** It has said that it is gone for good. */
  readonly paused: boolean;
}

/** In order of name. */
export function untoldSuppliers(sql: Sql): Promise<Untold[]> {
  return sql.rows<Untold>(
    `SELECT sender, answer, paused FROM (
       SELECT DISTINCT ON (sender) sender, sent_at, last_answer AS answer, paused_at IS NOT NULL AS paused
       FROM gateway.webhook JOIN gateway.webhook_call USING (sender)
       WHERE last_answer IS NOT NULL ORDER BY sender, number DESC) AS last
     WHERE sent_at IS NULL ORDER BY sender`,
  );
}
