import {
  activateGeneration,
  dropRetired,
  type Head,
  HeadIsShared,
  holdHead,
  holdHeadSoon,
  newGeneration,
  refoldCounts,
  retireUnfinished,
  subjectsAfter,
  takeRefolds,
  type Transaction,
} from '@muster/store';
import { MusterFault } from '@muster/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import { addUpAll } from './add-up.js';
import { eraseBack } from './erase/erase-back.js';
import { type Folding } from './folding.js';
import { generationHash } from './generation.js';
import { FoldedMeanwhile, refold } from './refold.js';
import { type Watch } from './watch.js';

const PAGE = 500;
/** So few left over are folded in a moment, while nothing else is. */
const FEW = 100;
/** How long events may be kept waiting: for the batches in hand to end, and for what they left over. Together below the second that is promised. */
const PATIENCE_MS = 500;
const DRAIN_MS = 250;
/** Between two attempts events come in undisturbed. */
const PAUSE_MS = 100;

export interface Rebuilt {
  readonly generation: number;
  readonly subjects: number;
  /** Subjects that this fold cannot take: they stand on none of their facts, and in the queue with what keeps them from it. */
  readonly failed: number;
  /** The longest that events may have had to wait, in milliseconds: from asking for the head alone until it was given up. */
  readonly swapMs: number;
  /** Pseudonyms of people who had been erased and were back: they are erased anew. */
  readonly erased: number;
}

/**
 * Builds the read models of this fold anew beside those that readers see, from the facts, then swaps them in. Subjects are folded
 * page by page while events come in; what comes in meanwhile is queued and folded again, the last of it while the head is held alone.
 * Whoever was erased and is back, as after an older backup was restored, is erased anew.
 * Stopped before they are swapped in, it leaves none behind; later it is done.
 */
export async function rebuild(to: Folding, watch: Watch = {}): Promise<Rebuilt> {
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
    return await rebuildAlone(to, watch);
  } finally {
    await lock.end();
  }
}

const REBUILD_LOCK = 0x72656275;

async function rebuildAlone(to: Folding, { progress, signal }: Watch): Promise<Rebuilt> {
  const { database } = to;
  let subjects = 0;
  let swapMs = 0;
  const generation = await alone(async transaction => {
    await retireUnfinished(transaction);
    return newGeneration(transaction, generationHash(to.tables));
  });
  await dropRetired(database);

  for (let after = '', page = PAGE; page === PAGE;) {
    const walked = await shared(async (transaction, head) => {
      const next = await subjectsAfter(transaction, after, PAGE);
      return { next, folded: (await refold(to, transaction, generation, head, next)).folded };
    });
    subjects += walked.folded;
    progress?.(subjects);
    if (signal?.aborted) {
      await alone(retireUnfinished); // else whatever is folded meanwhile would be queued for it
      await dropRetired(database);
      throw signal.reason;
    }
    after = walked.next.at(-1) ?? after;
    page = walked.next.length;
  }
  await addUpAll(to, generation);
  for (let swapped = false; !swapped;) {
    while ((await refoldCounts(database, generation)).waiting > FEW)
      subjects += (await shared((transaction, head) => drain(transaction, head, PAGE))).folded;
    const swap = await alone(async (transaction, head) => {
      const folded = await drainFor(DRAIN_MS, transaction, head);
      const left = (await refoldCounts(transaction, generation)).waiting;
      if (left === 0) await activateGeneration(transaction, generation);
      return { folded, swapped: left === 0 };
    });
    subjects += swap.folded;
    swapped = swap.swapped;
    if (!swapped) await sleep(PAUSE_MS);
  }
  await dropRetired(database);
  const erased = await eraseBack(to);
  const { setAside: failed } = await refoldCounts(database, generation);
  return { generation, subjects, failed, swapMs, erased };

  async function drain(transaction: Transaction, head: Head, most: number) {
    const queued = await takeRefolds(transaction, generation, most);
    const { folded } = await refold(to, transaction, generation, head, queued);
    return { taken: queued.length, folded };
  }

  /** Folds what is left over, but no longer than so many milliseconds: what batches in hand have added may be much. */
  async function drainFor(milliseconds: number, transaction: Transaction, head: Head): Promise<number> {
    const until = performance.now() + milliseconds;
    let folded = 0;
    for (let taken = FEW; taken > 0 && performance.now() < until;) {
      const drained = await drain(transaction, head, FEW);
      taken = drained.taken;
      folded += drained.folded;
    }
    return folded;
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

  /** In a transaction that nobody folds beside; given up and tried again where others hold the head for longer. */
  async function alone<T>(work: (transaction: Transaction, head: Head) => Promise<T>): Promise<T> {
    for (;;) {
      const asked = performance.now();
      try {
        return await database.transaction(async transaction =>
          work(transaction, await holdHeadSoon(transaction, PATIENCE_MS)),
        );
      } catch (error) {
        if (!(error instanceof HeadIsShared)) throw error;
      } finally {
        swapMs = Math.max(swapMs, performance.now() - asked);
      }
      await sleep(PAUSE_MS);
    }
  }
}
