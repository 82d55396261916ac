import { MusterFault } from '@muster/platform';
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type Lock } from './locks.js';

/**
 * The locks of a file, one a line of 64 hexadecimal digits; undefined where there is no such file.
 * @throws {MusterFault} `bad-pseudonym-key`, which shows nothing of what is in it
 */
export function readLocks(file: string): Lock[] | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(`${basename(file)} cannot be read`, error);
  }
  const lines = text.split('\n').map(line => line.trim());
  const locks = lines.filter(line => line !== '');
  const bad = lines.findIndex(line => line !== '' && !/^[0-9a-f]{64}$/i.test(line));
  if (bad >= 0)
    throw unreadable(`line ${bad + 1} of ${basename(file)} is no key: that is 64 hexadecimal digits`);
  if (locks.length === 0) throw unreadable(`${basename(file)} is empty`);
  if (new Set(locks.map(line => line.toLowerCase())).size < locks.length)
    throw unreadable(`${basename(file)} holds the same key twice`);
  return locks.map(line => Buffer.from(line, 'hex'));
}

/** Makes a file with one new lock, for its owner alone; what another process made meanwhile stands. */
export function makeLocks(file: string): Lock[] {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file); // whole or not at all, and never over another
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readLocks(file)!;
}

/** Whether anybody may read a file but its owner and group, as Kubernetes mounts a secret, or write it but its owner. Where the system knows no such thing: no. */
export function isOpenToOthers(file: string): boolean {
  if (process.platform === 'win32') return false;
  try {
    return (statSync(file).mode & 0o037) !== 0;
  } catch {
    return false;
  }
}

function unreadable(what: string, cause?: unknown): MusterFault {
  return new MusterFault(
    'bad-pseudonym-key',
    `the key of this store’s pseudonyms is broken: ${what}`,
    'bring the file back from its backup; a new key would make other pseudonyms of the same people',
    4,
    cause === undefined ? undefined : { cause },
  );
}
