import {
  activateGeneration,
  dropOtherGenerations,
  type Head,
  holdHead,
  newGeneration,
  refoldsPending,
  subjectsAfter,
  takeRefolds,
  type Transaction,
} from '@muster/store';
import { MusterFault } from '@muster/platform';
import { type Folding } from './folding.js';
import { generationHash } from './generation.js';
import { FoldedMeanwhile, refold } from './refold.js';

const PAGE = 500;
/** So few left over are folded in a moment, while nothing else is. */
const FEW = 100;

export interface Rebuilt {
  readonly generation: number;
  readonly subjects: number;
  /** How long events had to wait, in milliseconds. */
  readonly swapMs: number;
}

/**
 * Builds the read models of this fold anew beside those that readers see, from the facts, then swaps them in. Subjects are folded
 * page by page while events come in; what comes in meanwhile is queued and folded again, the last of it while the head is held alone.
 * @param progress told how many subjects are folded
 */
export async function rebuild(
  to: Folding,
  progress: (subjects: number) => void = () => undefined,
): Promise<Rebuilt> {
  const { database } = to;
  const lock = await database.dedicated('muster rebuild');
  try {
    const { rows } = await lock.query<{ held: boolean }>(
      `SELECT pg_try_advisory_lock(${REBUILD_LOCK}) AS held`,
    );
    if (rows[0]?.held !== true)
      throw new MusterFault(
        'rebuild-running',
        'another rebuild of this store is running',
        'wait until it is through',
      );
    return await rebuildAlone(to, progress);
  } finally {
    await lock.end();
  }
}

const REBUILD_LOCK = 0x72656275;

async function rebuildAlone(to: Folding, progress: (subjects: number) => void): Promise<Rebuilt> {
  const { database } = to;
  let subjects = 0;
  const generation = await database.transaction(async transaction => {
    const { generation: active } = await holdHead(transaction, 'alone');
    await dropOtherGenerations(transaction, active?.number ?? 0); // what a rebuild that was killed left behind
    return newGeneration(transaction, generationHash(to.tables));
  });

  for (let after = '', page = PAGE; page === PAGE;) {
    const walked = await shared(async (transaction, head) => {
      const next = await subjectsAfter(transaction, after, PAGE);
      subjects += await refold(to, transaction, generation, head, next);
      return next;
    });
    progress(subjects);
    after = walked.at(-1) ?? after;
    page = walked.length;
  }
  while ((await refoldsPending(database, generation)) > FEW) await shared(drain);

  let began = 0;
  await database.transaction(async transaction => {
    const head = await holdHead(transaction, 'alone');
    began = performance.now();
    while ((await drain(transaction, head)) > 0);
    await activateGeneration(transaction, generation);
  });
  const swapMs = performance.now() - began;
  await dropOtherGenerations(database, generation);
  return { generation, subjects, swapMs };

  async function drain(transaction: Transaction, head: Head): Promise<number> {
    const queued = await takeRefolds(transaction, generation, PAGE);
    subjects += await refold(to, transaction, generation, head, queued);
    return queued.length;
  }

  /** In a transaction that folds beside others; once more when one of them was quicker with a subject. */
  async function shared<T>(work: (transaction: Transaction, head: Head) => Promise<T>): Promise<T> {
    for (;;)
      try {
        return await database.transaction(async transaction =>
          work(transaction, await holdHead(transaction, 'shared')),
        );
      } catch (error) {
        if (!(error instanceof FoldedMeanwhile)) throw error;
      }
  }
}
