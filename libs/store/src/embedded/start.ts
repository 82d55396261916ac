import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '@muster/platform';
import { type Binaries, installedBinaries } from './binaries.js';
import { makeCluster, serverEnvironment } from './cluster.js';
import { EmbeddedError } from './errors.js';
import { type Layout } from './layout.js';
import { mistakenPredecessor, type Postmaster } from './postmaster.js';
import { lastLines, openServerLog } from './server-log.js';
import { requireReachable, type SystemUser, systemUserFor } from './system-user.js';

/** A server that was told to start: accepts connections soon, or ends. */
export interface StartedPostmaster extends Postmaster {
  /** What it wrote to its log so far. */
  readonly written: () => Promise<string>;
}

export interface StartOptions {
  readonly port?: number | undefined;
  readonly settings: Readonly<Record<string, string>>;
  readonly password: string;
  readonly report: (line: string) => void;
}

/** For a laptop: modest memory, full durability. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  // A server with all its parts takes 80 at most (each kind of job 3), a command beside it some 15.
  max_connections: '150',
  fsync: 'on',
  synchronous_commit: 'on',
  wal_compression: 'on',
  jit: 'off',
  // A day must not depend on where the laptop is.
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Makes the cluster if need be, and starts its server: a process of its own that outlives us unless it is stopped. */
export async function startPostmaster(layout: Layout, options: StartOptions): Promise<StartedPostmaster> {
  const user = await systemUserFor(layout.cluster, options.report);
  const binaries = await reachableBinaries(layout, user);
  const durable = options.settings['fsync'] !== 'off';
  await makeCluster(layout, { binaries, user, password: options.password, durable });

  const port = options.port ?? (await freePort());
  const predecessor = await mistakenPredecessor(layout);
  const log = await openServerLog(layout);
  try {
    const child = spawn(
      binaries.postgres,
      // The folder first: isPostmaster() looks for it there.
      ['-D', layout.cluster, '-p', String(port), ...asParameters({ ...SETTINGS, ...options.settings })],
      {
        ...user,
        cwd: '/',
        env: { ...serverEnvironment(), ...(predecessor ? { PG_GRANDPARENT_PID: String(predecessor) } : {}) },
        // A group of its own: ctrl-C in the terminal is for us, and the server must last until we have drained.
        detached: true,
        stdio: ['ignore', log.descriptor, log.descriptor],
      },
    );
    await once(child, 'spawn');
    child.unref();
    return { pid: child.pid!, port, written: log.written };
  } catch (error) {
    throw new EmbeddedError('unsupported', `Cannot run ${binaries.postgres}: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await log.close();
  }
}

async function reachableBinaries({ folder }: Layout, user: SystemUser | undefined): Promise<Binaries> {
  const binaries = await installedBinaries();
  await requireReachable(folder, user, 'Set MUSTER_HOME to a folder that this user can enter');
  await requireReachable(binaries.postgres, user, 'Move Muster to a folder that this user can enter');
  return binaries;
}

function asParameters(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Two processes start at once, or the last server is not quite gone, or the port was free a moment ago: try again. */
const PASSING = /lock file "postmaster.pid" (already exists|is empty)|pre-existing shared memory block/;
const PORT_TAKEN = /could not bind IPv4 address .*: Address already in use/;

/** Why a server that was told to start has ended. Returns where another try may do better. */
export async function requirePassingFault(
  started: StartedPostmaster,
  layout: Layout,
  chosenPort: number | undefined,
): Promise<void> {
  const text = await started.written();
  if (PASSING.test(text) || (PORT_TAKEN.test(text) && chosenPort === undefined)) return;
  throw new EmbeddedError(
    'start-failed',
    PORT_TAKEN.test(text)
      ? `Port ${chosenPort} is taken by another program, so PostgreSQL cannot listen there. Choose another port, or none.`
      : `PostgreSQL ended while starting. The last lines of ${layout.log}:\n${lastLines(text)}`,
  );
}
