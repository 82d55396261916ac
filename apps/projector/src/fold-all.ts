import { kindOf, type Mention, mentionsOf, type SubjectKey } from '@muster/domain';
import {
  addActivity,
  type Alias,
  type Facts,
  holdAllSubjects,
  holdLinked,
  insertFacts,
  insertParked,
  linkedPairs,
  noteAliases,
  noteMentions,
  pairsIn,
  type ParkedEvent,
  queueSubjects,
  type StoredFact,
  type Transaction,
  tryAgain,
} from '@muster/store';
import { activityOf } from './activity.js';
import { type Decoded } from './decode.js';
import { withoutErased } from './erase/without-erased.js';
import { type Folding } from './folding.js';
import { ReadModelChange } from './read-models.js';
import { ensureEpoch } from './reference-epoch.js';
import { BatchFold, isOf, type Round, subjectsOf } from './round.js';
import { separate } from './simulated-or-real.js';
import { type Arrival } from './sort-batch.js';

/** Thrown to roll back: the transaction holds nothing that may stay. */
export class RolledBack extends Error {
  constructor(readonly outcome: 'fenced' | 'overtaken' | 'other-generation') {
    super(outcome);
  }
}

/** Where a record stands in the log. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** What became of records, by the place of each. */
export interface FoldedRecords {
  readonly accepted: readonly Place[];
  readonly duplicates: readonly Place[];
  readonly parked: readonly ParkedEvent[];
}

/** Folds records of several partitions, each subject's in log order. @throws {RolledBack} when somebody else was quicker */
export async function foldAll(
  to: Folding,
  fresh: readonly Decoded[],
  transaction: Transaction,
  { generation, building, epoch }: { generation: number; building: readonly number[]; epoch: number },
): Promise<FoldedRecords> {
  const { taken, refused } = await separate(await withoutErased(fresh, transaction), transaction);
  const reference = await to.referenceAt(transaction, epoch);
  const readModels = new ReadModelChange(transaction, generation, to.crowds);
  const fold = new BatchFold(to, transaction, { generation, epoch, reference }, readModels);
  const rounds = await inRounds(to, transaction, fold, taken);

  const groups = rounds.flatMap(round => round.groups);
  for (const { moves } of groups) for (const move of moves) readModels.move(move);
  if (!(await readModels.write())) throw new RolledBack('overtaken');
  await tryAgain(transaction, generation, readModels.subjects());
  for (const other of building) await queueSubjects(transaction, other, epoch, readModels.subjects());
  const accepted = groups.flatMap(group => group.accepted);
  const stored = accepted.map(arrival => arrival.stored);
  await insertFacts(transaction, stored);
  await noteAliases(transaction, pairsIn(stored));
  await noteMentions(transaction, rounds.flatMap(newMentions));
  const duplicates = rounds.flatMap(round => round.duplicates);
  const unreadable = [...refused, ...rounds.flatMap(round => round.unreadable)];
  const parked = [
    ...unreadable.map(item => parkedEvent(item, item.reason, item.faults)),
    ...groups.flatMap(({ failed }) =>
      failed.map(({ item, fault }) => parkedEvent(item, 'fold-failed', [fault])),
    ),
  ];
  await insertParked(transaction, parked);
  await addActivity(transaction, activityOf(accepted, duplicates, parked));
  const moved = groups.findLast(({ movesReference }) => movesReference)?.accepted.at(-1);
  if (moved)
    await ensureEpoch(
      transaction,
      to.tables.reference,
      `events in ${moved.of.topic} up to ${moved.record.offset}`,
    );
  return { accepted: accepted.map(placeOf), duplicates: duplicates.map(placeOf), parked };
}

/**
 * Whoever folds people who are linked waits for others that do. Where many are not, they are folded before, while the others still write, and
 * then all others are waited for, whomever they link: those whom they linked or folded meanwhile are folded once more.
 */
async function inRounds(
  to: Folding,
  transaction: Transaction,
  fold: BatchFold,
  items: readonly Decoded[],
): Promise<Round[]> {
  const subjects = subjectsOf(items);
  const named = pairsIn(items.flatMap(item => (item.kind === 'fact' ? [item.stored] : [])));
  const pairs = await linkedPairs(transaction, subjects, named);
  const alone = aloneAmong(subjects, pairs);
  if (pairs.length === 0 || alone.length < to.worthARound) {
    await holdLinked(transaction, pairs);
    return [await fold.take(items, named)];
  }
  const before = new Set(alone);
  const early = await fold.take(
    items.filter(item => isOf(item, before)),
    [],
  );
  await holdAllSubjects(transaction);
  const overtaken = await fold.overtaken(alone, early);
  const rest = items.filter(item => !isOf(item, before) || isOf(item, overtaken));
  return [await fold.without(overtaken, early), await fold.take(rest, named)];
}

/** People who are in no pair. */
function aloneAmong(subjects: readonly SubjectKey[], pairs: readonly Alias[]): SubjectKey[] {
  const linked = new Set(pairs.flatMap(({ subject, alias }) => [subject, alias]));
  return subjects.filter(subject => kindOf(subject) === 'person' && !linked.has(subject));
}

/** Most facts mention what an earlier one of their subject did. */
function newMentions({ groups, loaded }: Round) {
  const known = new Map<SubjectKey, Set<string>>();
  return groups.flatMap(({ accepted }) =>
    accepted.flatMap(({ stored }) => newIn(stored, loaded.facts, known)),
  );
}

function newIn({ fact }: StoredFact, before: Facts, known: Map<SubjectKey, Set<string>>) {
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
}

function nameOf({ kind, code }: Mention): string {
  return `${kind} ${code}`;
}

function placeOf({ of: { topic, partition }, record: { offset } }: Arrival): Place {
  return { topic, partition, offset };
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
