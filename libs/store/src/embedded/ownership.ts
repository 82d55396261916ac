import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type pg from 'pg';
import { connect } from './connection.js';
import { codeOf, EmbeddedError } from './errors.js';
import { closedTo, type Layout } from './layout.js';
import { endPostmaster, type Postmaster } from './postmaster.js';
import { findProcess } from './process-table.js';

/** The process that will stop the server: the content of owner.json. */
export interface Owner {
  readonly pid: number;
  readonly startedAt: string;
  readonly purpose: string;
  /** The server it owns; of a later one in the same folder it is not the owner. */
  readonly postmaster: number;
}

/** The owner of this server, if that process still runs. Without one the server is an orphan. */
export async function findOwner(layout: Layout, postmaster: Postmaster): Promise<Owner | undefined> {
  const owner = await readOwner(layout);
  if (owner?.postmaster !== postmaster.pid) return undefined;
  const holder = await findProcess(owner.pid);
  return holder?.startedAt === owner.startedAt ? owner : undefined;
}

async function readOwner({ owner }: Layout): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(owner, 'utf8')) as Owner;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw closedTo(owner, error);
  }
}

const LOCK_LIMIT_MS = 10_000;

/** Makes us the owner where there is none, and says whether we are. `exclusive`: refuses where there is another. */
export async function claimServer(
  client: pg.Client,
  layout: Layout,
  postmaster: Postmaster,
  { purpose, exclusive }: { readonly purpose: string; readonly exclusive: boolean },
): Promise<boolean> {
  await lockOwnership(client, layout);
  const owner = await findOwner(layout, postmaster);
  if (!owner) {
    await recordOwner(layout, purpose, postmaster);
    return true;
  }
  if (exclusive) {
    throw new EmbeddedError(
      'in-use',
      `The database in ${layout.folder} is in use by \`${owner.purpose}\` (process ${owner.pid}), and ` +
        `\`${purpose}\` needs it alone. End that first (ctrl-C, or kill ${owner.pid}).`,
    );
  }
  return false;
}

/** Ends the server that we own. */
export async function releaseServer(layout: Layout, postmaster: Postmaster, password: string): Promise<void> {
  // The lock keeps others from adopting what is about to end. A server that cannot even be asked is ended without.
  const client = await connect(postmaster, password).catch(() => undefined);
  try {
    if (client) await lockOwnership(client, layout).catch(() => undefined);
    await forgetOwner(layout, postmaster);
    await endPostmaster(postmaster, layout);
  } finally {
    await client?.end().catch(() => undefined);
  }
}

/** Of PostgreSQL's advisory locks, in the maintenance database. */
export const OWNERSHIP_LOCK = 7_251_860_311;
const LOCK_TIMEOUT = '55P03';

/**
 * Holds whatever may change the owner until the connection ends: of two processes that find an orphan one adopts it, and
 * none adopts a server that is being stopped. The server itself keeps the lock, so a killed holder leaves none behind.
 */
async function lockOwnership(client: pg.Client, { folder }: Layout): Promise<void> {
  try {
    await client.query(`SET lock_timeout = ${LOCK_LIMIT_MS}`);
    await client.query('SELECT pg_advisory_lock($1)', [OWNERSHIP_LOCK]);
  } catch (error) {
    if (codeOf(error) !== LOCK_TIMEOUT) throw error;
    throw new EmbeddedError(
      'in-use',
      `Another process has been opening or closing the database in ${folder} for ${LOCK_LIMIT_MS / 1000} s. ` +
        'If it hangs, end it; then try again.',
      { cause: error },
    );
  }
}

async function recordOwner(layout: Layout, purpose: string, postmaster: Postmaster): Promise<void> {
  const self = await findProcess(process.pid);
  const owner: Owner = {
    pid: process.pid,
    startedAt: self?.startedAt ?? '',
    purpose,
    postmaster: postmaster.pid,
  };
  const temporary = `${layout.owner}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(owner)}\n`);
  await rename(temporary, layout.owner);
}

/** Forgets ourselves, not a process that has come after us. */
async function forgetOwner(layout: Layout, postmaster: Postmaster): Promise<void> {
  const owner = await readOwner(layout);
  if (owner?.pid === process.pid && owner.postmaster === postmaster.pid)
    await rm(layout.owner, { force: true });
}
