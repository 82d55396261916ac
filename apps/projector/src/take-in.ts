import { kindOf, type Mention, mentionsOf, type Reference, type SubjectKey } from '@muster/domain';
import { type Batch } from '@muster/event-log';
import { MusterFault } from '@muster/platform';
import {
  addActivity,
  CHECKPOINT_CHANNEL,
  type Facts,
  foldGroup,
  type Group,
  groupsOf,
  holdHead,
  holdLinked,
  insertFacts,
  insertParked,
  type Loaded,
  loadGroups,
  moveCheckpoints,
  noteAliases,
  noteMentions,
  pairsIn,
  type ParkedEvent,
  queueSubjects,
  readCheckpoints,
  type StoredFact,
  type Transaction,
  tryAgain,
} from '@muster/store';
import { activityOf } from './activity.js';
import { type Decoded, decode } from './decode.js';
import { withoutErased } from './erase/without-erased.js';
import { FoldFailed, foldFault } from './fold-failed.js';
import { type Folding } from './folding.js';
import { generationHash } from './generation.js';
import { ReadModelChange } from './read-models.js';
import { ensureEpoch, saysOtherwise } from './reference-epoch.js';
import { oldOutcomes } from './refold.js';
import { separate } from './simulated-or-real.js';
import { type Arrival, sort } from './sort-batch.js';
import { changeOf, withFacts } from './subject-change.js';
import { Turns } from './turns.js';

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

/** Thrown to roll back, and caught here: the transaction holds nothing that may stay. */
export class RolledBack extends Error {
  constructor(readonly outcome: 'fenced' | 'overtaken' | 'other-generation') {
    super(outcome);
  }
}

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

/** Where a record stands in the log. */
export interface Place extends At {
  readonly offset: number;
}

/** What became of records, by the place of each. */
export interface FoldedRecords {
  readonly accepted: readonly Place[];
  readonly duplicates: readonly Place[];
  readonly parked: readonly ParkedEvent[];
}

/** Folds records of several partitions, each subject's in log order. */
export async function foldAll(
  to: Folding,
  fresh: readonly Decoded[],
  transaction: Transaction,
  { generation, building, epoch }: { generation: number; building: readonly number[]; epoch: number },
): Promise<FoldedRecords> {
  const { taken, refused } = await separate(await withoutErased(fresh, transaction), transaction);
  const facts = taken.flatMap(item => (item.kind === 'fact' ? [item.stored] : []));
  const named = pairsIn(facts);
  const subjects = [...new Set(facts.map(({ fact }) => fact.subject))].sort();
  await holdLinked(transaction, subjects, named);
  const loaded = await loadGroups(transaction, generation, subjects, named);
  const sorted = sort(taken, loaded.facts);
  const reference = await to.referenceAt(transaction, epoch);

  const readModels = new ReadModelChange(transaction, generation, to.crowds);
  const parked = [...refused, ...sorted.unreadable].map(item => parkedEvent(item, item.reason, item.faults));
  const accepted: Arrival[] = [];
  const turns = new Turns();
  let referenceMoved: Arrival | undefined;
  for (const group of groupsOf(
    [...loaded.facts.keys(), ...sorted.arrivals.keys()],
    [...loaded.pairs, ...named],
  )) {
    const arrivals = group.flatMap(subject => sorted.arrivals.get(subject) ?? []);
    if (arrivals.length === 0) continue;
    await turns.give();
    const { old, before, change, soFar } = await groupChange(
      to,
      transaction,
      loaded,
      { group, arrivals },
      reference,
    );
    parked.push(...change.failed.map(({ item, fault }) => parkedEvent(item, 'fold-failed', [fault])));
    if (change.new === undefined) continue;
    const after = withFacts(soFar, change.accepted);
    for (const outcome of old) readModels.takeOut(outcome, before);
    readModels.putIn(change.new, after);
    readModels.card(old[0]?.card, change.new.card);
    for (const subject of group)
      readModels.move({
        subject,
        before: loaded.standings.get(subject),
        after: { facts: after.get(subject)?.length ?? 0, epoch },
      });
    accepted.push(...change.accepted);
    if (saysOtherwise(old[0]?.says, change.new.says)) referenceMoved = change.accepted.at(-1);
  }

  if (!(await readModels.write())) throw new RolledBack('overtaken');
  await tryAgain(transaction, generation, readModels.subjects());
  for (const other of building) await queueSubjects(transaction, other, epoch, readModels.subjects());
  const stored = accepted.map(arrival => arrival.stored);
  await insertFacts(transaction, stored);
  await noteAliases(transaction, pairsIn(stored));
  await noteMentions(transaction, newMentions(stored, loaded.facts));
  await insertParked(transaction, parked);
  await addActivity(transaction, activityOf(accepted, sorted.duplicates, parked));
  if (referenceMoved)
    await ensureEpoch(
      transaction,
      to.tables.reference,
      `events in ${referenceMoved.of.topic} up to ${referenceMoved.record.offset}`,
    );
  return {
    accepted: accepted.map(placeOf),
    duplicates: sorted.duplicates.map(placeOf),
    parked,
  };
}

async function tellFolded(sql: Transaction, moves: readonly (At & { readonly to: number })[]): Promise<void> {
  await sql.rows('SELECT pg_notify($1, told) FROM unnest($2::text[]) AS told', [
    CHECKPOINT_CHANNEL,
    moves.map(({ topic, partition, to }) => `${topic}:${partition}:${to}`),
  ]);
}

function placeOf({ of: { topic, partition }, record: { offset } }: Arrival): Place {
  return { topic, partition, offset };
}

/** Most facts mention what an earlier one of their subject did. */
function newMentions(accepted: readonly StoredFact[], before: Facts) {
  const known = new Map<SubjectKey, Set<string>>();
  return accepted.flatMap(({ fact }) => {
    const { subject } = fact;
    const mentions = mentionsOf(fact);
    if (mentions.length === 0) return [];
    let mentioned = known.get(subject);
    if (mentioned === undefined) {
      mentioned = new Set((before.get(subject) ?? []).flatMap(stored => mentionsOf(stored.fact).map(nameOf)));
      known.set(subject, mentioned);
    }
    const fresh = mentions.filter(mention => !mentioned.has(nameOf(mention)));
    for (const mention of fresh) mentioned.add(nameOf(mention));
    return fresh.map(mention => ({ ...mention, subject }));
  });
}

function nameOf({ kind, code }: Mention): string {
  return `${kind} ${code}`;
}

/**
 * What arrivals make of a group; where the fold cannot take any more what the group stood on, none of them is accepted. A group that
 * was set aside may stand on fewer facts than it has: it is folded from all.
 */
async function groupChange(
  to: Folding,
  transaction: Transaction,
  loaded: Loaded,
  { group, arrivals }: { readonly group: Group; readonly arrivals: readonly Arrival[] },
  reference: Reference,
) {
  const soFar: Facts = new Map(group.map(subject => [subject, loaded.facts.get(subject) ?? []]));
  try {
    const { old, before } = await oldOutcomes(to, transaction, loaded, group);
    return {
      old,
      before,
      soFar,
      change: changeOf(soFar, arrivals, own => foldGroup(group, own, reference)),
    };
  } catch (error) {
    if (!(error instanceof FoldFailed)) throw error;
    const failed = arrivals.map(item => ({ item, fault: foldFault(error) }));
    return { old: [], before: soFar, soFar, change: { accepted: [], failed, new: undefined } };
  }
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

function parkedEvent(item: Decoded, reason: string, faults: ParkedEvent['faults']): ParkedEvent {
  const claimed: { subject?: string; source?: string; id?: string } =
    item.kind === 'fact'
      ? { subject: item.stored.fact.subject, source: item.stored.fact.source, id: item.stored.fact.id }
      : item.claimed;
  return {
    ...item.of,
    offset: item.record.offset,
    reason,
    faults,
    payload: item.record.value,
    ...claimed,
    knownAt: item.record.appendedAt,
  };
}
