import { kindOf, type Reference } from '@muster/domain';
import { type Batch } from '@muster/event-log';
import { MusterFault } from '@muster/platform';
import {
  addActivity,
  CHECKPOINT_CHANNEL,
  type Database,
  Deltas,
  factsOf,
  holdHead,
  insertFacts,
  insertParked,
  mergeCells,
  moveCheckpoint,
  moveStandings,
  type ParkedEvent,
  putCard,
  readCheckpoint,
  readEpoch,
  type StandingChange,
  standingsOf,
  type Transaction,
} from '@muster/store';
import { activityOf } from './activity.js';
import { type Decoded, decode } from './decode.js';
import { type CodeTables, generationHash } from './generation.js';
import { newEpoch } from './reference-epoch.js';
import { sort } from './sort-batch.js';
import { type SubjectChange, changeOf } from './subject-change.js';

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
  /** The store's read models belong to another fold: this process must not add to them. */
  | { readonly outcome: 'other-generation'; readonly next: number };

export interface Folding {
  readonly database: Database;
  readonly tables: CodeTables;
  /** Epochs never change, so they are read once. */
  readonly references: Map<number, Reference>;
}

export function folding(database: Database, tables: CodeTables): Folding {
  return { database, tables, references: new Map() };
}

/** Thrown to roll back, and caught here: the transaction holds nothing that may stay. */
class RolledBack extends Error {
  constructor(readonly outcome: 'fenced' | 'other-generation') {
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
  const generation = head.generation.number;
  const reference = await referenceAt(to, transaction, head.epoch);

  const subjects = [
    ...new Set(fresh.flatMap(item => (item.kind === 'fact' ? [item.stored.fact.subject] : []))),
  ].sort();
  const [known, standings] = [
    await factsOf(transaction, subjects),
    await standingsOf(transaction, generation, subjects),
  ];
  const sorted = sort(fresh, known);
  const parked: ParkedEvent[] = sorted.unreadable.map(item =>
    parkedEvent(batch, item, item.reason, item.faults),
  );
  const deltas = new Deltas();
  const moves: StandingChange[] = [];
  const changes: SubjectChange[] = [];
  for (const [subject, arrivals] of sorted.arrivals) {
    const before = known.get(subject) ?? [];
    const standing = standings.get(subject);
    const under = standing ? await referenceAt(to, transaction, standing.epoch) : reference;
    const change = changeOf(subject, before, arrivals, under, reference);
    parked.push(...change.failed.map(({ item, fault }) => parkedEvent(batch, item, 'fold-failed', [fault])));
    if (change.accepted.length === 0) continue;
    deltas.remove(change.old.contributions);
    deltas.add(change.new.contributions);
    moves.push({
      subject,
      before: standing,
      after: { facts: before.length + change.accepted.length, epoch: head.epoch },
    });
    changes.push(change);
  }

  const accepted = changes.flatMap(change => change.accepted);
  await insertFacts(transaction, accepted);
  if (!(await moveStandings(transaction, generation, moves))) throw new RolledBack('fenced');
  await mergeCells(transaction, generation, batch.partition, deltas);
  for (const change of changes)
    await putCard(transaction.entities, generation, change.old.card, change.new.card);
  await insertParked(transaction, parked);
  await addActivity(transaction, activityOf(batch, accepted, sorted.duplicates, parked));
  await newEpoch(transaction, to.tables.reference, changes);
  await transaction.rows('SELECT pg_notify($1, $2)', [
    CHECKPOINT_CHANNEL,
    `${batch.topic}:${batch.partition}:${end}`,
  ]);
  return {
    outcome: 'applied',
    next: end,
    applied: accepted.length,
    duplicates: sorted.duplicates.length,
    parked: parked.length,
  };
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

async function referenceAt(to: Folding, transaction: Transaction, epoch: number): Promise<Reference> {
  let reference = to.references.get(epoch);
  if (!reference) to.references.set(epoch, (reference = await readEpoch(transaction, epoch)));
  return reference;
}

/** Whether folding it can change the reference: an organisation's place, or a correction of whatever organisations said. */
function mayMoveReference(item: Decoded): boolean {
  if (item.kind !== 'fact') return false;
  const { fact } = item.stored;
  return (
    kindOf(fact.subject) === 'organisation' &&
    (fact.type !== 'workforce.reported' || 'supersedes' in fact.data)
  );
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
