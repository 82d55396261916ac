import { TOPICS } from '@muster/domain';
import { type Consumption, type EventLog } from '@muster/event-log';
import { FOLDED_TOPICS } from '@muster/event-log/open';
import { type Logger, MusterFault } from '@muster/platform';
import { readCheckpoint, type SetAside } from '@muster/store';
import { setTimeout as sleep } from 'node:timers/promises';
import { addUpCrowds } from './add-up.js';
import { type Folding } from './folding.js';
import { refoldQueued } from './refold.js';
import { placesFirst } from './places-first.js';
import { type TakenIn, takeInTogether } from './take-in.js';
import { together } from './together.js';

export const GROUP = 'muster-projector';

export interface RunningProjector {
  /** Finishes the batches in hand. */
  stop(): Promise<void>;
}

/**
 * A transaction costs some 25 statements however little it takes in, and folds a person once however much it takes in of them: whoever is
 * far behind takes in much of a partition at once, though no more than a gigabyte of memory has room for. While PostgreSQL writes what one
 * folded, this process folds another; more would only wait for each other, and for the connections of those who append.
 */
const LIMITS = { records: 20_000, many: 5_000, atOnce: 2, apartMs: 20, apartTimes: 3, apartMostMs: 200 };

/**
 * Folds the log into the store until it is stopped. Reading starts at the checkpoint of each partition; whatever the log
 * delivers, `takeIn` decides under the checkpoint what of it counts.
 */
export async function startProjector(log: EventLog, to: Folding, logger: Logger): Promise<RunningProjector> {
  const stopping = new AbortController();
  /** Where the partitions that this process reads begin, as far as their log still keeps them. */
  const begins = new Map<string, number>();
  const takeIn = together(async batches => {
    // Nobody who stops waits for what has not begun.
    if (stopping.signal.aborted)
      return batches.map(({ records }) => ({ outcome: 'nothing-new', next: records[0]!.offset }));
    return takeInTogether(to, batches);
  }, LIMITS);
  const placesFolded = placesFirst(log, to.database);
  const consumption: Consumption = await log.consume({
    group: GROUP,
    topics: FOLDED_TOPICS,
    maxRecords: LIMITS.records,
    maxBytes: MOST_BYTES,
    start: async ({ topic, partition, identity, lowWater }) => {
      if (topic === TOPICS.person) await placesFolded(stopping.signal);
      const checkpoint = await readCheckpoint(to.database, topic, partition);
      if (checkpoint && checkpoint.identity !== identity)
        throw new MusterFault(
          'log-rewound',
          `REWIND: ${topic} partition ${partition} was folded in from another log`,
          'the topic was made anew: rebuild the store from it, or bring the old log back',
        );
      begins.set(`${topic}:${partition}`, lowWater);
      return checkpoint?.next ?? lowWater;
    },
    batch: async batch => {
      const taken = await takeIn({ ...batch, begin: begins.get(`${batch.topic}:${batch.partition}`) ?? 0 });
      report(taken, batch.topic, batch.partition);
      return taken.next;
    },
    fault: (error, partition) => logger.error({ err: error, ...partition }, 'folding waits and tries again'),
  });
  const refolding = refoldAlong(to, logger, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await consumption.stop();
      await refolding;
    },
  };

  function report(taken: TakenIn, topic: string, partition: number): void {
    const at = { topic, partition, ...taken };
    if (taken.outcome === 'other-generation')
      throw new MusterFault(
        'other-generation',
        'the store holds read models of another version or other code tables; this process does not add to them',
        'start the version that built them, or let this one rebuild them (muster start does)',
      );
    if (taken.outcome === 'fenced') logger.warn(at, 'the batch was left to whoever folds this partition now');
    else if (taken.outcome === 'applied' && taken.parked > 0) logger.info(at, 'some events are parked');
    else logger.debug(at, 'batch');
  }
}

/** Of values; an event has half a kilobyte. */
const MOST_BYTES = 24 * 1024 * 1024;

const IDLE_MS = 200;

/**
 * Between batches: what a change of the reference queued is folded again, a few subjects at a time, and what has grown into a crowd is
 * added up.
 */
async function refoldAlong(to: Folding, logger: Logger, stopping: AbortSignal): Promise<void> {
  const tellOf = ({ subjects, fault }: SetAside) =>
    logger.error({ subjects: subjects.length, fault }, 'subjects cannot be folded again and are set aside');
  while (!stopping.aborted) {
    try {
      if ((await refoldQueued(to, 200, tellOf)) > 0) continue;
      if (await addUpCrowds(to)) continue;
    } catch (error) {
      logger.error({ err: error }, 'folding queued subjects again waits and tries again');
    }
    await sleep(IDLE_MS, undefined, { signal: stopping }).catch(() => undefined);
  }
}
