import { execFile } from 'node:child_process';
import { chown, mkdir, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Binaries } from './binaries.js';
import { codeOf, EmbeddedError } from './errors.js';
import { closedTo, isThere, type Layout } from './layout.js';
import { findProcess } from './process-table.js';
import { type SystemUser } from './system-user.js';

export const SUPERUSER = 'muster';

const DRAFT = /^postgres\.new-(\d+)-/;

/**
 * Makes the cluster where there is none. It is made in a draft folder beside and renamed when whole: a half-made one,
 * left by a power cut or a kill, is never taken for a cluster. Two processes may do it at once; the first rename wins.
 */
export async function makeCluster(
  layout: Layout,
  { binaries, user, password, durable }: ClusterOptions,
): Promise<void> {
  await removeAbandonedDrafts(layout);
  if (await isThere(layout.cluster)) return;
  const draft = await mkdtemp(join(layout.folder, `postgres.new-${process.pid}-`)).catch(error => {
    throw closedTo(layout.folder, error);
  });
  try {
    const data = join(draft, 'data');
    const passwordFile = join(draft, 'password');
    await mkdir(data, { mode: 0o700 });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user) for (const path of [draft, data, passwordFile]) await chown(path, user.uid, user.gid);
    await initdb(binaries.initdb, data, passwordFile, { user, durable });
    await rename(data, layout.cluster).catch((error: unknown) => {
      if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error;
    });
    if (durable) await flush(layout.folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

export interface ClusterOptions {
  readonly binaries: Binaries;
  readonly user: SystemUser | undefined;
  readonly password: string;
  /** False: not flushed to disk, for tests. */
  readonly durable: boolean;
}

async function initdb(
  program: string,
  data: string,
  passwordFile: string,
  { user, durable }: Pick<ClusterOptions, 'user' | 'durable'>,
): Promise<void> {
  const parameters = [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Text sorts by its bytes, on every machine alike, as the domain sorts it; upper and lower still know Unicode.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  try {
    await promisify(execFile)(program, parameters, { ...user, cwd: '/', env: serverEnvironment() });
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new EmbeddedError(
      'initialisation-failed',
      `PostgreSQL could not make its data folder (${program}): ${stderr?.trim() || message}`,
      { cause: error },
    );
  }
}

/** Nothing of ours: a PGDATA or PGPORT in somebody's shell must not reach the embedded server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C' };
}

async function removeAbandonedDrafts({ folder }: Layout): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = DRAFT.exec(name)?.[1];
    if (!maker || (await findProcess(Number(maker)))) continue;
    // An initdb that outlived its maker may still write there: then the next start removes it.
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/** A rename is on disk when its folder is. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
