import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { codeOf, EmbeddedError } from './errors.js';
import { closedTo, isThere, type Layout } from './layout.js';

/** The superuser's password: random, made once with the cluster, readable by who made it. */
export async function secretOf(layout: Layout): Promise<string> {
  return (await read(layout)) ?? (await make(layout));
}

async function read({ secret }: Layout): Promise<string | undefined> {
  try {
    return (await readFile(secret, 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw closedTo(secret, error);
  }
}

async function make(layout: Layout): Promise<string> {
  if (await isThere(layout.cluster)) {
    const late = await read(layout); // Another process made both since we looked.
    if (late) return late;
    throw new EmbeddedError(
      'secret-lost',
      `${layout.secret}, the password of the database in ${layout.cluster}, is missing. Put it back from a copy, ` +
        `or remove the folder ${layout.folder} and start anew.`,
    );
  }
  const temporary = `${layout.secret}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(temporary, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    // A link, not a rename: of two processes that start at once the first decides, and both read the same.
    await link(temporary, layout.secret).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw closedTo(layout.folder, error);
  } finally {
    await rm(temporary, { force: true });
  }
  return (await read(layout))!;
}
