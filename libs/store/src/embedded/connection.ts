import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SUPERUSER } from './cluster.js';
import { codeOf, EmbeddedError } from './errors.js';
import { type Layout } from './layout.js';
import { isPostmaster, type Postmaster, statusOf } from './postmaster.js';

const POLL_MS = 20;
const INVALID_PASSWORD = '28P01';
/** `cannot_connect_now`: starting up, recovering or shutting down. */
const NOT_NOW = '57P03';
const SHUT_DOWN = ['57P01', NOT_NOW, 'ECONNRESET', 'ECONNREFUSED', 'EPIPE'];

export function urlOf({ port }: Postmaster, password: string, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

/** To the maintenance database. Its end by a shutdown is no news: the next query, if any, reports it. */
export async function connect(postmaster: Postmaster, password: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: urlOf(postmaster, password, 'postgres'),
    application_name: 'muster embedded',
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return client;
}

/**
 * The first connection that the server accepts, or why there is none: the server `ended`; or until `deadline` it was
 * `recovering` from a crash, or `silent`.
 */
export async function connectWhenReady(
  postmaster: Postmaster,
  layout: Layout,
  password: string,
  deadline: number,
): Promise<pg.Client | 'ended' | 'recovering' | 'silent'> {
  for (;;) {
    const status = await statusOf(postmaster, layout);
    if (status === 'ready') {
      const client = await connect(postmaster, password).catch(error => refusePassword(error, layout));
      if (client) return client;
    }
    if (!(await isPostmaster(postmaster.pid, layout.cluster))) return 'ended';
    if (Date.now() > deadline) return status === 'starting' ? 'recovering' : 'silent';
    await sleep(POLL_MS);
  }
}

function refusePassword(error: unknown, { secret, cluster }: Layout): undefined {
  if (codeOf(error) !== INVALID_PASSWORD) return;
  const message = `The password in ${secret} is not that of the database in ${cluster}. Put the right one back from a copy.`;
  throw new EmbeddedError('secret-lost', message);
}

/** Whether a statement failed because the server is going down. */
export function isShutdown(error: unknown): boolean {
  const message = error instanceof Error ? error.message : '';
  return SHUT_DOWN.includes(codeOf(error) ?? '') || /^Connection terminated|not queryable$/.test(message);
}
