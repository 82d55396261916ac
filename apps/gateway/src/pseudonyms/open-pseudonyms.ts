import { type Logger, MusterFault } from '@muster/platform';
import { type Database, holdLocks, keepLocks, knowsPeople, locksKept, type Sql } from '@muster/store';
import { join } from 'node:path';
import { isOpenToOthers, makeLocks, readLocks } from './key-file.js';
import { checkValueOf, type Lock } from './locks.js';
import { type Pseudonyms } from './pseudonyms.js';
import { pseudonymsUnder } from './under-locks.js';

/** Names the file of further locks, which somebody else may keep than who keeps the store's folder. */
export const LOCK_VARIABLE = 'MUSTER_PSEUDONYM_LOCK';

/** The files of a store's locks, in the order in which they lock. */
export function lockFiles(folder: string, environment: NodeJS.ProcessEnv): readonly string[] {
  const further = environment[LOCK_VARIABLE];
  return [join(folder, 'pseudonym.key'), ...(further ? [further] : [])];
}

/**
 * The pseudonyms of a store. Its locks are the lines of `pseudonym.key` in its folder, and then those of the file that
 * MUSTER_PSEUDONYM_LOCK names, where it does: whoever has one of the two files, and the store, still cannot tell whose pseudonym is whose,
 * nor try numbers out. Either file is made where it is missing, for a store that was never opened and holds no people. Later neither can
 * be made again: keep them with the backups of the facts, but not in one place.
 *
 * The store remembers a check value of each lock from the first time that it is opened, so that it is never served under another key, which
 * would make second people of all: not by another process meanwhile either, whatever folder that one looks in.
 * @throws {MusterFault} `wrong-pseudonym-key` where the files are missing or other ones, `bad-pseudonym-key` where they are broken
 */
export async function openPseudonyms(
  database: Database,
  folder: string,
  environment: NodeJS.ProcessEnv = process.env,
  logger?: Pick<Logger, 'warn'>,
): Promise<Pseudonyms> {
  const files = lockFiles(folder, environment);
  const locks = await database.transaction(transaction => knownLocks(transaction, files));
  for (const file of files)
    if (isOpenToOthers(file))
      logger?.warn(
        { file: file === files[0] ? 'pseudonym.key' : LOCK_VARIABLE },
        'a key of pseudonyms can be read by anybody, or changed by others than its owner: chmod 600',
      );
  return pseudonymsUnder(locks);
}

async function knownLocks(sql: Sql, [own, further]: readonly string[]): Promise<readonly Lock[]> {
  await holdLocks(sql);
  const kept = await locksKept(sql);
  const isNew = kept.length === 0 && !(await knowsPeople(sql));
  const first = readLocks(own!) ?? (isNew ? makeLocks(own!) : []);
  const second =
    further === undefined ? [] : (readLocks(further) ?? (isNew ? makeLocks(further) : undefined));
  if (first.length === 0)
    throw wrong('pseudonym.key is missing from the folder, and this store was begun with one');
  if (second === undefined) throw wrong(`${LOCK_VARIABLE} names a file that is not there`);
  const locks = [...first, ...second];
  const values = locks.map(checkValueOf);
  // A store of before there were check values is taken at its word: with the one key that it had.
  if (isNew || (kept.length === 0 && locks.length === 1)) {
    await keepLocks(sql, values);
    return locks;
  }
  const known = kept.map(({ checkValue }) => checkValue);
  if (known.join() !== values.join()) throw wrong(differenceOf(known, values));
  return locks;
}

function differenceOf(kept: readonly string[], values: readonly string[]): string {
  const other = kept.findIndex((value, nth) => nth < values.length && value !== values[nth]);
  if (other >= 0) return `lock ${other + 1} is not the one that this store’s pseudonyms are made with`;
  return values.length < kept.length
    ? `this store’s pseudonyms have ${kept.length} locks, and ${values.length} are here`
    : `there are ${values.length} locks here, and this store’s pseudonyms are made with ${Math.max(1, kept.length)}`;
}

function wrong(what: string): MusterFault {
  return new MusterFault(
    'wrong-pseudonym-key',
    `the key of this store’s pseudonyms is not here: ${what}`,
    `bring back pseudonym.key (and the file that ${LOCK_VARIABLE} names) from the gateway’s folder or its backup; under another key ` +
      'everybody would be counted twice. Where it is lost and nobody was sent in yet, begin with an empty database and empty topics',
    4,
  );
}
