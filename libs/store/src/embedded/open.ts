import type pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectWhenReady, isShutdown, urlOf } from './connection.js';
import { EmbeddedError } from './errors.js';
import { type Layout, makeLayout } from './layout.js';
import { claimServer, releaseServer } from './ownership.js';
import { endPostmaster, endUnwatched, findPostmaster, type Postmaster } from './postmaster.js';
import { secretOf } from './secret.js';
import { tailOf } from './server-log.js';
import { requirePassingFault, type StartedPostmaster, startPostmaster } from './start.js';

export interface EmbeddedOptions {
  /** Everything of this server is in here, e.g. `.muster/demo`. Made if need be. */
  readonly folder: string;
  /** What for, in words that another user of the folder is shown: `muster start`. */
  readonly purpose: string;
  /** Default: a free one. A server that runs already keeps its own. */
  readonly port?: number | undefined;
  /** PostgreSQL settings beside or instead of our own, for a server that is started now. `fsync: off` also quickens its making. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Refuse where another process owns the running server, instead of sharing it. Keeps nobody out who comes later. */
  readonly exclusive?: boolean;
  /** Rare news, such as an adopted server. Default: standard error. */
  readonly report?: (line: string) => void;
}

export interface EmbeddedServer {
  /** For its superuser. Default: the database `muster`, which is always there. */
  url(database?: string): string;
  readonly port: number;
  /** PostgreSQL's first process. */
  readonly pid: number;
  /** Whether we stop it: true for who started it, and for who found it orphaned. */
  readonly owned: boolean;
  /** Ends an owned server and waits until it has; of another's does nothing. */
  stop(): Promise<void>;
}

const READY_LIMIT_MS = 30_000;
const RETRY_MS = 250;
const RETRIES = READY_LIMIT_MS / RETRY_MS;

/**
 * The embedded PostgreSQL of a folder: started if it does not run, shared if another process runs it, adopted if the
 * process that ran it was killed. Many processes may open one folder at once; one of them becomes the owner.
 *
 * @throws EmbeddedError saying what is in the way and what to do
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const layout = await makeLayout(options.folder);
  const password = await secretOf(layout);
  for (let retry = 0; retry < RETRIES; retry++) {
    const server = await tryToOpen(layout, password, options);
    if (server) return server;
    await sleep(RETRY_MS);
  }
  throw await silent(layout);
}

/** Undefined where the server ended under our hands (another process stops it, or was quicker to start one): try again. */
async function tryToOpen(
  layout: Layout,
  password: string,
  options: EmbeddedOptions,
): Promise<EmbeddedServer | undefined> {
  const report = options.report ?? (line => void process.stderr.write(`${line}\n`));
  const running = await findPostmaster(layout);
  const started = running
    ? undefined
    : await startPostmaster(layout, {
        port: options.port,
        settings: options.settings ?? {},
        password,
        report,
      });
  // Until it is known whose it is.
  const letGo = started && endWithUs(started, layout);
  try {
    return await claimed({ layout, password, options, report, running, started });
  } finally {
    letGo?.();
  }
}

async function claimed({
  layout,
  password,
  options,
  report,
  running,
  started,
}: {
  readonly layout: Layout;
  readonly password: string;
  readonly options: EmbeddedOptions;
  readonly report: (line: string) => void;
  readonly running: Postmaster | undefined;
  readonly started: StartedPostmaster | undefined;
}): Promise<EmbeddedServer | undefined> {
  const postmaster = running ?? started!;
  const deadline = Date.now() + READY_LIMIT_MS;
  const client = await connectWhenReady(postmaster, layout, password, deadline).catch(async error => {
    if (started) await endPostmaster(started, layout);
    throw error;
  });
  if (client === 'recovering') throw recovering(layout, postmaster);
  if (client === 'silent') {
    if (started) await endPostmaster(started, layout);
    throw await silent(layout);
  }
  if (client === 'ended') {
    if (started) await requirePassingFault(started, layout, options.port);
    return undefined;
  }
  try {
    const { purpose, exclusive = false } = options;
    const owned = await claimServer(client, layout, postmaster, { purpose, exclusive });
    await ensureDatabase(client);
    if (owned && running)
      report(`Took over the database in ${layout.folder}: the process that ran it has ended.`);
    return serverOf(layout, postmaster, password, owned);
  } catch (error) {
    if (isShutdown(error)) return undefined;
    if (started) await endPostmaster(started, layout);
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(`SELECT FROM pg_database WHERE datname = 'muster'`);
  if (rowCount === 0) await client.query('CREATE DATABASE muster');
}

function serverOf(layout: Layout, postmaster: Postmaster, password: string, owned: boolean): EmbeddedServer {
  let stopping: Promise<void> | undefined;
  const letGo = owned ? endWithUs(postmaster, layout) : () => undefined;
  const release = () => releaseServer(layout, postmaster, password).then(letGo);
  return {
    url: (database = 'muster') => urlOf(postmaster, password, database),
    port: postmaster.port,
    pid: postmaster.pid,
    owned,
    stop: async () => {
      if (owned) await (stopping ??= release());
    },
  };
}

/**
 * However this process ends, but by a kill, the server does not outlive it: by a failure that nobody caught, by a second ctrl-C.
 * @returns what takes that back
 */
function endWithUs(postmaster: Postmaster, layout: Layout): () => void {
  const end = () => endUnwatched(postmaster, layout);
  process.once('exit', end);
  return () => void process.off('exit', end);
}

/** Left alone: ended now, it would have to begin again from the start. */
function recovering({ log }: Layout, { pid }: Postmaster): EmbeddedError {
  return new EmbeddedError(
    'start-failed',
    `PostgreSQL (process ${pid}) is still recovering from a crash after ${READY_LIMIT_MS / 1000} s. It goes on by itself: ` +
      `watch ${log}, and run this again later.`,
  );
}

async function silent(layout: Layout): Promise<EmbeddedError> {
  return new EmbeddedError(
    'start-failed',
    `PostgreSQL accepted no connection for ${READY_LIMIT_MS / 1000} s. The last lines of ${layout.log}:\n${await tailOf(layout)}`,
  );
}
