import { TOPICS } from '@muster/domain';
import { type BatchToTakeIn as Batch, type TakenIn } from './take-in.js';

type TakeIn = (batches: readonly Batch[]) => Promise<readonly TakenIn[]>;

interface Waiting {
  readonly batch: Batch;
  readonly resolve: (taken: TakenIn) => void;
  readonly reject: (error: unknown) => void;
}

export interface TogetherLimits {
  /** No more records are taken in at once, but for a batch that has more by itself. */
  readonly records: number;
  /** Where so many wait, a transaction of their own costs little beside what they cost… */
  readonly many: number;
  /** …so it begins at once, beside no more than so many others less one; else there is one at a time… */
  readonly atOnce: number;
  /** …which begins no sooner than so long after the one before began… */
  readonly apartMs: number;
  /** …nor than so many times as long as that took, up to a limit: where the machine is busy they become fewer, and what they cost less. */
  readonly apartTimes: number;
  readonly apartMostMs: number;
}

/**
 * Takes in together what came for several partitions while a transaction was under way, or had just begun: what a transaction costs, it
 * costs once. The busier it is, the more comes together; when it is quiet, nobody waits.
 *
 * What is said of places goes first, and by itself: whoever is folded before it, under the reference as it was, is folded again.
 *
 * Where batches cannot be taken in together, each is tried alone, so that what is wrong with one keeps no other from being taken in.
 */
export function together(takeIn: TakeIn, limits: TogetherLimits): (batch: Batch) => Promise<TakenIn> {
  const waiting: Waiting[] = [];
  let running = 0;
  let notBefore = -Infinity;
  let later: NodeJS.Timeout | undefined;

  const start = () => {
    while (waiting.length > 0) {
      const areMany = countOf(waiting) >= limits.many;
      if (running >= (areMany ? limits.atOnce : 1)) return;
      const early = notBefore - performance.now();
      if (!areMany && early > 0) {
        later ??= setTimeout(() => {
          later = undefined;
          start();
        }, early);
        return;
      }
      running += 1;
      const began = performance.now();
      void take(next()).then(() => {
        running -= 1;
        const apart = Math.min((performance.now() - began) * limits.apartTimes, limits.apartMostMs);
        notBefore = began + Math.max(apart, limits.apartMs);
        start();
      });
    }
  };

  const next = (): Waiting[] => {
    const taken = [waiting.shift()!];
    const { topic } = taken[0]!.batch;
    while (
      waiting[0]?.batch.topic === topic &&
      countOf(taken) + waiting[0].batch.records.length <= limits.records
    )
      taken.push(waiting.shift()!);
    return taken;
  };

  const take = async (all: readonly Waiting[]): Promise<void> => {
    if (all.length === 1) return takeAlone(all[0]!);
    const taken = await takeIn(all.map(({ batch }) => batch)).catch(() => undefined); // told by whichever fails alone
    if (taken?.every(({ outcome }) => outcome === 'applied' || outcome === 'nothing-new'))
      all.forEach(({ resolve }, nth) => resolve(taken[nth]!));
    else for (const one of all) await takeAlone(one);
  };

  const takeAlone = async ({ batch, resolve, reject }: Waiting): Promise<void> => {
    try {
      const [taken] = await takeIn([batch]);
      resolve(taken!);
    } catch (error) {
      reject(error);
    }
  };

  return batch =>
    new Promise((resolve, reject) => {
      const peopleFrom = waiting.findIndex(({ batch: { topic } }) => topic === TOPICS.person);
      const at = batch.topic === TOPICS.person || peopleFrom === -1 ? waiting.length : peopleFrom;
      waiting.splice(at, 0, { batch, resolve, reject });
      start();
    });
}

function countOf(waiting: readonly Waiting[]): number {
  return waiting.reduce((sum, { batch }) => sum + batch.records.length, 0);
}
