import {
  itemsSince,
  noteFailed,
  noteSent,
  pauseWebhook,
  takeDueCalls,
  takeWebhook,
  type WebhookCall,
  writeCall,
} from '@muster/store';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Gateway } from '../delivery/gateway.js';
import { fatesOf } from '../feedback/fates.js';
import { post } from './post.js';
import { signed } from './sign.js';

export interface WebhooksOptions {
  /** Let suppliers name addresses of private networks, and plain HTTP: on a laptop, and where receivers are inside. */
  readonly privateToo: boolean;
  readonly idleMs?: number;
}

const PAGE = 500;
const AT_ONCE = 8;
const LEASE_MS = 60_000;
/** The eighth failure is the last: a day and a half after the first. */
const PAUSES_S = [5, 30, 120, 600, 3_600, 21_600, 86_400];

/** Tells suppliers what became of their events, as it is known. Several processes may do it at once. */
export function startWebhooks(gateway: Gateway, options: WebhooksOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        if ((await tellOnce(gateway, options, stopping.signal)) > 0) continue;
      } catch (error) {
        gateway.logger.error({ err: error }, 'telling suppliers waits and tries again');
      }
      await sleep(options.idleMs ?? 1000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}

/** Writes what is new into the outbox, and sends what is due. @returns how much was done */
export async function tellOnce(
  gateway: Gateway,
  { privateToo }: WebhooksOptions,
  stopping = new AbortController().signal,
): Promise<number> {
  const written = await writeCalls(gateway);
  const now = gateway.clock.now();
  const calls = await gateway.database.transaction(transaction =>
    takeDueCalls(transaction, now, new Date(now.getTime() + LEASE_MS), AT_ONCE),
  );
  await Promise.all(calls.map(call => send(gateway, call, privateToo, stopping)));
  return written + calls.length;
}

/** The outbox and how far it tells are written in one transaction: nothing is told twice by us, and nothing left out. */
async function writeCalls(gateway: Gateway): Promise<number> {
  let written = 0;
  for (let after: string | undefined = ''; after !== undefined;)
    after = await gateway.database.transaction(async transaction => {
      const webhook = await takeWebhook(transaction, after!);
      if (!webhook) return undefined;
      const items = await itemsSince(transaction, webhook.sender, webhook.toldTo, PAGE);
      const outcomes = await fatesOf(gateway, items);
      const next = outcomes.at(-1)?.number;
      if (next !== undefined) {
        const body = { supplier: webhook.sender, outcomes, next };
        await writeCall(transaction, webhook.sender, body, next, gateway.clock.now());
        written += 1;
      }
      return webhook.sender;
    });
  return written;
}

async function send(
  gateway: Gateway,
  call: WebhookCall,
  privateToo: boolean,
  stopping: AbortSignal,
): Promise<void> {
  const body = JSON.stringify(call.body);
  const began = gateway.clock.now();
  const { status, answer } = await post(
    call.url,
    signed(call.secret, call.id, began, body),
    body,
    privateToo,
    stopping,
  );
  if (stopping.aborted && status === undefined) return; // it is due again when its lease is over
  const at = gateway.clock.now();
  if (status !== undefined && status >= 200 && status < 300)
    return noteSent(gateway.database, call.number, at, answer);
  if (status === 410) {
    // The receiver says that it is gone for good.
    await pauseWebhook(gateway.database, call.sender, at);
    gateway.logger.warn({ supplier: call.sender }, 'a webhook is gone for good: it is called no more');
    return noteFailed(gateway.database, call.number, at, undefined, answer);
  }
  const pause = PAUSES_S[call.attempts - 1];
  gateway.logger.warn(
    { supplier: call.sender, attempts: call.attempts, answer },
    pause === undefined
      ? 'a webhook did not take its call, which is given up'
      : 'a webhook did not take its call',
  );
  await noteFailed(
    gateway.database,
    call.number,
    at,
    pause === undefined ? undefined : new Date(at.getTime() + pause * 1000),
    answer,
  );
}
