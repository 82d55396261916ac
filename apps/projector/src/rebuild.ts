import {
  activateGeneration,
  dropOtherGenerations,
  generationNumber,
  holdHead,
  subjectsAfter,
  subjectsNotStanding,
} from '@muster/store';
import { type Folding } from './folding.js';
import { generationHash } from './generation.js';
import { refold } from './refold.js';

const PAGE = 500;

export interface Rebuilt {
  readonly generation: number;
  readonly subjects: number;
  /** How long events had to wait, in milliseconds. */
  readonly swapMs: number;
}

/**
 * Builds the read models of this fold beside those that readers see, from the facts, then swaps them in. Pages of subjects
 * are folded while events come in; whatever moved meanwhile is folded again, the last of it while the head is held alone.
 * @param progress told how many subjects are folded
 */
export async function rebuild(
  to: Folding,
  progress: (subjects: number) => void = () => undefined,
): Promise<Rebuilt> {
  const { database } = to;
  const generation = await database.transaction(async transaction => {
    await holdHead(transaction, 'alone');
    return generationNumber(transaction, generationHash(to.tables));
  });
  let subjects = 0;
  for (let after = '', page = PAGE; page === PAGE;) {
    const walked = await database.transaction(async transaction => {
      const head = await holdHead(transaction, 'shared');
      const next = await subjectsAfter(transaction, after, PAGE);
      subjects += await refold(to, transaction, generation, head, next);
      return next;
    });
    progress(subjects);
    after = walked.at(-1) ?? after;
    page = walked.length;
  }
  await catchUp();
  let began = 0;
  await database.transaction(async transaction => {
    const head = await holdHead(transaction, 'alone');
    began = performance.now();
    const moved = await subjectsNotStanding(transaction, generation, head.epoch);
    subjects += await refold(to, transaction, generation, head, moved);
    await activateGeneration(transaction, generation);
  });
  const swapMs = performance.now() - began;
  await dropOtherGenerations(database, generation);
  return { generation, subjects, swapMs };

  /** Most of what moved during the walk, so that little is left for the swap. */
  async function catchUp(): Promise<void> {
    await database.transaction(async transaction => {
      const head = await holdHead(transaction, 'shared');
      const moved = await subjectsNotStanding(transaction, generation, head.epoch);
      subjects += await refold(to, transaction, generation, head, moved);
    });
  }
}
