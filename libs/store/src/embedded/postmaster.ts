import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, EmbeddedError } from './errors.js';
import { closedTo, type Layout } from './layout.js';
import { commandOf, findProcess } from './process-table.js';

/** The server's first process: what PostgreSQL calls the postmaster. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The server that runs in this cluster now. A postmaster.pid left behind by a crash is not believed. */
export async function findPostmaster({ cluster }: Layout): Promise<Postmaster | undefined> {
  const lines = await readLockFile(cluster);
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  if (!pid || !port || !(await isPostmaster(pid, cluster))) return undefined;
  return { pid, port };
}

/**
 * What it says of itself in postmaster.pid; undefined until it says so. Only once `ready` does it hold its port: before,
 * a connection might reach another program there.
 */
export async function statusOf({ pid }: Postmaster, { cluster }: Layout): Promise<string | undefined> {
  const lines = await readLockFile(cluster);
  return Number(lines?.[0]) === pid ? lines?.[7]?.trim() : undefined;
}

/** Whether this process id is the postmaster of this cluster, and not of a process that was given the number since. */
export async function isPostmaster(pid: number, cluster: string): Promise<boolean> {
  const found = await findProcess(pid);
  return found !== undefined && servesCluster(found.command, cluster);
}

function servesCluster(command: string, cluster: string): boolean {
  return command.includes(`postgres -D ${cluster} `);
}

/**
 * The id in a stale postmaster.pid, where an unrelated process has it today. PostgreSQL takes any living process for
 * its predecessor and will not start; given this number as PG_GRANDPARENT_PID it knows better, and still makes its other
 * check: that nobody is attached to the predecessor's shared memory.
 */
export async function mistakenPredecessor({ cluster }: Layout): Promise<number | undefined> {
  const pid = Number((await readLockFile(cluster))?.[0]);
  if (!pid) await removeEmptyLockFile(cluster);
  if (!pid || (await isPostmaster(pid, cluster))) return undefined;
  return pid;
}

/** PostgreSQL waits for a person to remove an empty lock file. It writes the file at once, so one this old is a crash's. */
async function removeEmptyLockFile(cluster: string): Promise<void> {
  const file = await stat(lockFile(cluster)).catch(() => undefined);
  if (file?.size === 0 && Date.now() - file.mtimeMs > 2_000) await rm(lockFile(cluster), { force: true });
}

const lockFile = (cluster: string): string => join(cluster, 'postmaster.pid');

/** Process id, folder, start time, port, …, status: one a line. @see postmaster.pid in PostgreSQL's miscadmin.h */
async function readLockFile(cluster: string): Promise<string[] | undefined> {
  try {
    return (await readFile(lockFile(cluster), 'utf8')).split('\n');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw closedTo(cluster, error);
  }
}

const FAST_MS = 20_000;
const IMMEDIATE_MS = 10_000;

/**
 * Fast shutdown: open transactions are rolled back, the rest is written. Where that hangs for `patience`, immediate
 * shutdown: as a power cut, and the next start recovers.
 */
export async function endPostmaster({ pid }: Postmaster, layout: Layout, patience = FAST_MS): Promise<void> {
  for (const [signal, limit] of [
    ['SIGINT', patience],
    ['SIGQUIT', IMMEDIATE_MS],
  ] as const) {
    if (!(await isPostmaster(pid, layout.cluster))) return;
    signalIfThere(pid, signal);
    if (await ended(pid, layout.cluster, limit)) return;
  }
  throw new EmbeddedError(
    'stop-failed',
    `PostgreSQL (process ${pid}) does not end. See ${layout.log}; as a last resort: kill -9 ${pid}`,
  );
}

/** Tells it to end, and waits for nothing: for a process that is ending itself. */
export function endUnwatched({ pid }: Postmaster, { cluster }: Layout): void {
  if (servesCluster(commandOf(pid) ?? '', cluster)) signalIfThere(pid, 'SIGINT');
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error; // Ended this moment by itself.
  }
}

async function ended(pid: number, cluster: string, limit: number): Promise<boolean> {
  const deadline = Date.now() + limit;
  while (await isPostmaster(pid, cluster)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}
