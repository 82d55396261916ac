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
  moveCheckpoint,
  noteAliases,
  noteMentions,
  pairsIn,
  type ParkedEvent,
  queueSubjects,
  readCheckpoint,
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
class RolledBack extends Error {
  constructor(readonly outcome: 'fenced' | 'overtaken' | 'other-generation') {
    super(outcome);
  }
}

/**
 * Takes a batch of the log in, effectively once: facts, cells, cards, parked events, and the checkpoint that says so, in one
 * transaction.
 * @throws {MusterFault} `log-rewound` when the checkpoint counts in another log than the batch
 */
export async function takeIn(to: Folding, batch: Batch): Promise<TakenIn> {
  const decoded = batch.records.map(record => decode(record, batch.partition));
  try {
    return await to.database.transaction(transaction => apply(to, batch, decoded, transaction));
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    const checkpoint = await readCheckpoint(to.database, batch.topic, batch.partition);
    return { outcome: error.outcome, next: checkpoint?.next ?? 0 };
  }
}

async function apply(
  to: Folding,
  batch: Batch,
  decoded: readonly Decoded[],
  transaction: Transaction,
): Promise<TakenIn> {
  const next = await expectedOffset(transaction, batch);
  const end = batch.records.at(-1)!.offset + 1;
  if (end <= next) return { outcome: 'nothing-new', next };
  if (batch.records[0]!.offset > next) return { outcome: 'fenced', next };
  if (!(await moveCheckpoint(transaction, batch, next, end))) throw new RolledBack('fenced');

  const fresh = decoded.filter(({ record }) => record.offset >= next);
  const head = await holdHead(transaction, fresh.some(mayMoveReference) ? 'alone' : 'shared');
  if (head.generation?.hash !== generationHash(to.tables)) throw new RolledBack('other-generation');
  const taken = await foldBatch(to, batch, fresh, transaction, {
    generation: head.generation.number,
    building: head.building,
    epoch: head.epoch,
  });

  const notice = `${batch.topic}:${batch.partition}:${end}`;
  await transaction.rows('SELECT pg_notify($1, $2)', [CHECKPOINT_CHANNEL, notice]);
  return { outcome: 'applied', next: end, ...taken };
}

async function foldBatch(
  to: Folding,
  batch: Batch,
  fresh: readonly Decoded[],
  transaction: Transaction,
  { generation, building, epoch }: { generation: number; building: readonly number[]; epoch: number },
): Promise<{ applied: number; duplicates: number; parked: number }> {
  const { taken, refused } = await separate(await withoutErased(fresh, batch, transaction), transaction);
  const facts = taken.flatMap(item => (item.kind === 'fact' ? [item.stored] : []));
  const named = pairsIn(facts);
  const subjects = [...new Set(facts.map(({ fact }) => fact.subject))].sort();
  await holdLinked(transaction, subjects, named);
  const loaded = await loadGroups(transaction, generation, subjects, named);
  const sorted = sort(taken, loaded.facts);
  const reference = await to.referenceAt(transaction, epoch);

  const readModels = new ReadModelChange(transaction, generation, to.crowds);
  const parked = [...refused, ...sorted.unreadable].map(item =>
    parkedEvent(batch, item, item.reason, item.faults),
  );
  const accepted: StoredFact[] = [];
  let referenceMoved = false;
  for (const group of groupsOf(
    [...loaded.facts.keys(), ...sorted.arrivals.keys()],
    [...loaded.pairs, ...named],
  )) {
    const arrivals = group.flatMap(subject => sorted.arrivals.get(subject) ?? []);
    if (arrivals.length === 0) continue;
    const { old, before, change, soFar } = await groupChange(
      to,
      transaction,
      loaded,
      { group, arrivals },
      reference,
    );
    parked.push(...change.failed.map(({ item, fault }) => parkedEvent(batch, item, 'fold-failed', [fault])));
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
    referenceMoved ||= saysOtherwise(old[0]?.says, change.new.says);
  }

  if (!(await readModels.write())) throw new RolledBack('overtaken');
  await tryAgain(transaction, generation, readModels.subjects());
  for (const other of building) await queueSubjects(transaction, other, epoch, readModels.subjects());
  await insertFacts(transaction, accepted);
  await noteAliases(transaction, pairsIn(accepted));
  await noteMentions(transaction, newMentions(accepted, loaded.facts));
  await insertParked(transaction, parked);
  await addActivity(transaction, activityOf(batch, accepted, sorted.duplicates, parked));
  if (referenceMoved)
    await ensureEpoch(
      transaction,
      to.tables.reference,
      `events in ${batch.topic} up to ${batch.records.at(-1)!.offset}`,
    );
  return { applied: accepted.length, duplicates: sorted.duplicates.length, parked: parked.length };
}

/** Most facts mention what an earlier one of their subject did. */
function newMentions(accepted: readonly StoredFact[], before: Facts) {
  const known = new Map<SubjectKey, Set<string>>();
  return accepted.flatMap(({ fact }) => {
    const { subject } = fact;
    let mentioned = known.get(subject);
    if (mentioned === undefined) {
      mentioned = new Set((before.get(subject) ?? []).flatMap(stored => mentionsOf(stored.fact).map(nameOf)));
      known.set(subject, mentioned);
    }
    const fresh = mentionsOf(fact).filter(mention => !mentioned.has(nameOf(mention)));
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

async function expectedOffset(transaction: Transaction, batch: Batch): Promise<number> {
  const checkpoint = await readCheckpoint(transaction, batch.topic, batch.partition);
  if (checkpoint && checkpoint.identity !== batch.identity)
    throw new MusterFault(
      'log-rewound',
      `REWIND: ${batch.topic} partition ${batch.partition} was folded in from another log (${checkpoint.identity}, now ${batch.identity})`,
      'the topic was made anew: rebuild the store from it, or bring the old log back',
    );
  return checkpoint?.next ?? 0;
}

/** Whether folding it can change the reference: what is said of places, feeds and sources, or a correction of it. */
function mayMoveReference(item: Decoded): boolean {
  if (item.kind !== 'fact') return false;
  const { fact } = item.stored;
  const kind = kindOf(fact.subject);
  if (kind === 'feed' || kind === 'source') return true;
  if (kind !== 'organisation') return false;
  const corrects = fact.type === 'fact.retracted' || 'supersedes' in fact.data;
  return corrects || fact.type.startsWith('organisation.');
}

function parkedEvent(
  batch: Batch,
  item: Decoded,
  reason: string,
  faults: ParkedEvent['faults'],
): ParkedEvent {
  const claimed: { subject?: string; source?: string; id?: string } =
    item.kind === 'fact'
      ? { subject: item.stored.fact.subject, source: item.stored.fact.source, id: item.stored.fact.id }
      : item.claimed;
  return {
    topic: batch.topic,
    partition: batch.partition,
    offset: item.record.offset,
    identity: batch.identity,
    reason,
    faults,
    payload: item.record.value,
    ...claimed,
    knownAt: item.record.appendedAt,
  };
}
