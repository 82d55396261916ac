import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedError } from './errors.js';

/** The operating system's user that PostgreSQL runs as, where it cannot run as ours. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

export type RunCommand = (command: string, ...parameters: string[]) => Promise<string>;

const run: RunCommand = async (command, ...parameters) =>
  (await promisify(execFile)(command, parameters)).stdout;

/**
 * PostgreSQL refuses to run as root. Under root it runs as the user whom the cluster belongs to, else as `postgres`.
 * Undefined: run as ourselves.
 */
export async function systemUserFor(
  cluster: string,
  report: (line: string) => void,
): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findOrCreateUser('postgres', report, run);
}

export async function findOrCreateUser(
  name: string,
  report: (line: string) => void,
  command: RunCommand,
): Promise<SystemUser> {
  try {
    return await lookUp(name, command);
  } catch {
    // There is none yet.
  }
  try {
    await command('groupadd', '--system', name).catch(() => undefined); // The group may be there without the user.
    await command('useradd', '--system', '--gid', name, '--shell', '/bin/false', name);
    report(`Created the system user "${name}": PostgreSQL does not run as root.`);
    return await lookUp(name, command);
  } catch (error) {
    throw new EmbeddedError(
      'no-system-user',
      `PostgreSQL does not run as root, there is no system user "${name}" to run it as, and creating one failed: ` +
        `${(error as Error).message.trim()}. Start Muster as an ordinary user, or create the user "${name}" first.`,
      { cause: error },
    );
  }
}

async function lookUp(name: string, command: RunCommand): Promise<SystemUser> {
  return { uid: Number(await command('id', '-u', name)), gid: Number(await command('id', '-g', name)) };
}

/**
 * Refuses where the user cannot come to `path` (a folder to enter or a program to run), naming the folder in the way.
 * Asks the system instead of reading modes: access lists and mounts count too.
 */
export async function requireReachable(
  path: string,
  user: SystemUser | undefined,
  advice: string,
): Promise<void> {
  if (!user || (await mayPass(path, user))) return;
  let barrier = path;
  for (let parent = dirname(path); parent !== dirname(parent); parent = dirname(parent)) {
    if (!(await mayPass(parent, user))) barrier = parent;
  }
  throw new EmbeddedError(
    'unreachable',
    `PostgreSQL runs as the system user with id ${user.uid}, who needs ${path} but may not pass ${barrier}. ` +
      `${advice}, or let others enter: chmod o+x ${barrier}`,
  );
}

async function mayPass(path: string, { uid, gid }: SystemUser): Promise<boolean> {
  return promisify(execFile)('/bin/sh', ['-c', 'test -x "$0"', path], { uid, gid, cwd: '/' }).then(
    () => true,
    () => false,
  );
}
