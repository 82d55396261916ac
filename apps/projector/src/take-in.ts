import { kindOf } from '@muster/domain';
import { type Batch } from '@muster/event-log';
import { MusterFault } from '@muster/platform';
import {
  CHECKPOINT_CHANNEL,
  holdHead,
  moveCheckpoints,
  readCheckpoints,
  type Transaction,
} from '@muster/store';
import { type Decoded, decode } from './decode.js';
import { foldAll, RolledBack } from './fold-all.js';
import { type Folding } from './folding.js';
import { generationHash } from './generation.js';

/** What became of a batch. Every outcome but `applied` leaves the store as it was. */
export type TakenIn =
  | {
      readonly outcome: 'applied';
      /** The offset wanted next. */
      readonly next: number;
      readonly applied: number;
      readonly duplicates: number;
      readonly parked: number;
    }
  /** All of it was folded in before: a delivery repeated. */
  | { readonly outcome: 'nothing-new'; readonly next: number }
  /** The partition was folded on by somebody else meanwhile, or records are missing before the batch. */
  | { readonly outcome: 'fenced'; readonly next: number }
  /** A pseudonym that is linked with one of the batch's was folded by another partition at the same time: to be tried again. */
  | { readonly outcome: 'overtaken'; readonly next: number }
  /** The store's read models belong to another fold: this process must not add to them. */
  | { readonly outcome: 'other-generation'; readonly next: number };

export interface BatchToTakeIn extends Batch {
  /** Where reading of the partition began, if it was never folded in: the first offset that its log kept then. Absent: 0. */
  readonly begin?: number;
}

/**
 * Takes a batch of the log in, effectively once: facts, cells, cards, parked events, and the checkpoint that says so, in one
 * transaction.
 * @throws {MusterFault} `log-rewound` when the checkpoint counts in another log than the batch
 */
export async function takeIn(to: Folding, batch: BatchToTakeIn): Promise<TakenIn> {
  const [taken] = await takeInTogether(to, [batch]);
  return taken!;
}

/**
 * Takes batches of several partitions in, in one transaction: either all of them, or none. What cannot be taken in with the others is
 * to be tried alone.
 * @param batches no two of one partition
 * @returns what became of each, in order
 */
export async function takeInTogether(to: Folding, batches: readonly BatchToTakeIn[]): Promise<TakenIn[]> {
  const decoded = batches.map(batch => {
    const { topic, partition, identity } = batch;
    const of = { topic, partition, identity };
    return batch.records.map(record => decode(record, of));
  });
  try {
    return await to.database.transaction(async transaction => apply(to, batches, decoded, transaction));
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    const checkpoints = await readCheckpoints(to.database, batches);
    return batches.map(({ begin = 0 }, nth) => ({
      outcome: error.outcome,
      next: checkpoints[nth]?.next ?? begin,
    }));
  }
}

/** A batch that continues where its partition's checkpoint stands. */
interface Live {
  readonly batch: Batch;
  /** Where its checkpoint stands; undefined where it has none. */
  readonly from: number | undefined;
  readonly to: number;
  readonly fresh: readonly Decoded[];
}

async function apply(
  to: Folding,
  batches: readonly BatchToTakeIn[],
  decoded: readonly (readonly Decoded[])[],
  transaction: Transaction,
): Promise<TakenIn[]> {
  const checkpoints = await checkpointsOf(transaction, batches);
  const seen = batches.map((batch, nth): Live | TakenIn => {
    const from = checkpoints[nth];
    const next = from ?? batch.begin ?? 0;
    const end = batch.records.at(-1)!.offset + 1;
    if (end <= next) return { outcome: 'nothing-new', next };
    if ((batch.from ?? batch.records[0]!.offset) > next) return { outcome: 'fenced', next };
    return { batch, from, to: end, fresh: decoded[nth]!.filter(({ record }) => record.offset >= next) };
  });
  const live = seen.filter(batch => 'fresh' in batch);
  if (live.length === 0) return seen as TakenIn[];
  const moves = live.map(({ batch: { topic, partition, identity }, from, to: end }) => ({
    topic,
    partition,
    identity,
    from,
    to: end,
  }));
  if (!(await moveCheckpoints(transaction, moves))) throw new RolledBack('fenced');

  const fresh = live.flatMap(batch => batch.fresh);
  const head = await holdHead(transaction, fresh.some(mayMoveReference) ? 'alone' : 'shared');
  if (head.generation?.hash !== generationHash(to.tables)) throw new RolledBack('other-generation');
  const folded = await foldAll(to, fresh, transaction, {
    generation: head.generation.number,
    building: head.building,
    epoch: head.epoch,
  });
  await tellFolded(transaction, moves);
  const countsIn = ({ topic, partition }: Batch) => {
    const count = (items: readonly At[]) =>
      items.filter(item => item.partition === partition && item.topic === topic).length;
    return {
      applied: count(folded.accepted),
      duplicates: count(folded.duplicates),
      parked: count(folded.parked),
    };
  };
  return seen.map(batch =>
    'fresh' in batch ? { outcome: 'applied', next: batch.to, ...countsIn(batch.batch) } : batch,
  );
}

interface At {
  readonly topic: string;
  readonly partition: number;
}

async function tellFolded(sql: Transaction, moves: readonly (At & { readonly to: number })[]): Promise<void> {
  await sql.rows('SELECT pg_notify($1, told) FROM unnest($2::text[]) AS told', [
    CHECKPOINT_CHANNEL,
    moves.map(({ topic, partition, to }) => `${topic}:${partition}:${to}`),
  ]);
}

/** Where each partition is to be read on; undefined for one that was never folded in. */
async function checkpointsOf(
  transaction: Transaction,
  batches: readonly Batch[],
): Promise<(number | undefined)[]> {
  const checkpoints = await readCheckpoints(transaction, batches);
  return batches.map((batch, nth) => {
    const checkpoint = checkpoints[nth];
    if (checkpoint && checkpoint.identity !== batch.identity)
      throw new MusterFault(
        'log-rewound',
        `REWIND: ${batch.topic} partition ${batch.partition} was folded in from another log (${checkpoint.identity}, now ${batch.identity})`,
        'the topic was made anew: rebuild the store from it, or bring the old log back',
      );
    return checkpoint?.next;
  });
}

/** Whether folding it can change the reference: what is said of places, feeds and sources, or a correction of it. */
export function mayMoveReference(item: Decoded): boolean {
  if (item.kind !== 'fact') return false;
  const { fact } = item.stored;
  const kind = kindOf(fact.subject);
  if (kind === 'feed' || kind === 'source') return true;
  if (kind !== 'organisation') return false;
  const corrects = fact.type === 'fact.retracted' || 'supersedes' in fact.data;
  return corrects || fact.type.startsWith('organisation.');
}
