import { access, chmod, mkdir, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { codeOf, EmbeddedError } from './errors.js';

/** What lies where in the folder of one embedded server. */
export interface Layout {
  readonly folder: string;
  /** PostgreSQL's data folder: complete, or not there. */
  readonly cluster: string;
  readonly log: string;
  /** Which process answers for the server while it runs (ownership.ts). */
  readonly owner: string;
  readonly secret: string;
}

export function layoutIn(folder: string): Layout {
  return {
    folder,
    cluster: join(folder, 'postgres'),
    log: join(folder, 'postgres.log'),
    owner: join(folder, 'owner.json'),
    secret: join(folder, 'secret'),
  };
}

/** The layout in a folder that is there, by its one true name: a server is recognised by the path on its command line. */
export async function existingLayout(folder: string): Promise<Layout | undefined> {
  try {
    return layoutIn(await realpath(resolve(folder)));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw closedTo(folder, error);
  }
}

export async function makeLayout(folder: string): Promise<Layout> {
  const path = resolve(folder);
  try {
    const made = await mkdir(path, { recursive: true });
    // Under root PostgreSQL runs as another user (system-user.ts), who must pass through, whatever the umask.
    if (made && process.getuid?.() === 0)
      for (let each = path; each.length >= made.length; each = dirname(each)) await chmod(each, 0o755);
    return layoutIn(await realpath(path));
  } catch (error) {
    throw closedTo(path, error);
  }
}

/** Through links: one that leads nowhere is as good as none. */
export async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** An error of the file system that a person can act on; anything else as it is. */
export function closedTo(path: string, error: unknown): unknown {
  if (['ENOTDIR', 'EEXIST'].includes(codeOf(error) ?? ''))
    return new EmbeddedError(
      'unreachable',
      `${path} cannot be a folder for the database: it, or what it should be in, is a file. Set MUSTER_HOME to a folder, or move the file away.`,
      { cause: error },
    );
  if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return error;
  return new EmbeddedError(
    'unreachable',
    `This user may not use ${path} (${codeOf(error)}). If another user started Muster there, run it as that user; ` +
      `else set MUSTER_HOME to a folder of your own.`,
    { cause: error },
  );
}
