import { type Reference, type SubjectKey } from '@muster/domain';
import {
  type Alias,
  everLinked,
  type Facts,
  foldGroup,
  type Group,
  groupsOf,
  type Loaded,
  loadGroups,
  type StandingChange,
  standingsOf,
  type Transaction,
} from '@muster/store';
import { type Decoded } from './decode.js';
import { FoldFailed, foldFault } from './fold-failed.js';
import { type Folding } from './folding.js';
import { type ReadModelChange } from './read-models.js';
import { saysOtherwise } from './reference-epoch.js';
import { oldOutcomes } from './refold.js';
import { type Arrival, sort, type SortedBatch } from './sort-batch.js';
import { type Change, changeOf, withFacts } from './subject-change.js';
import { Turns } from './turns.js';

/** What became of a group that has arrivals. */
export interface FoldedGroup {
  readonly group: Group;
  readonly arrivals: readonly Arrival[];
  readonly accepted: readonly Arrival[];
  readonly failed: Change['failed'];
  /** None where nothing is accepted. */
  readonly moves: readonly StandingChange[];
  readonly movesReference: boolean;
}

/** Events of a batch that were folded together; what they change is in the read models' change. */
export interface Round extends Pick<SortedBatch, 'duplicates' | 'unreadable'> {
  readonly loaded: Loaded;
  readonly groups: readonly FoldedGroup[];
}

/** Folds events of a batch, round by round, under one head. */
export class BatchFold {
  private readonly turns = new Turns();

  constructor(
    private readonly to: Folding,
    private readonly transaction: Transaction,
    private readonly under: {
      readonly generation: number;
      readonly epoch: number;
      readonly reference: Reference;
    },
    private readonly readModels: ReadModelChange,
  ) {}

  /** @param named the pairs that the events name */
  async take(items: readonly Decoded[], named: readonly Alias[]): Promise<Round> {
    const loaded = await loadGroups(this.transaction, this.under.generation, subjectsOf(items), named);
    const { arrivals, duplicates, unreadable } = sort(items, loaded.facts);
    const groups: FoldedGroup[] = [];
    for (const group of groupsOf([...loaded.facts.keys(), ...arrivals.keys()], [...loaded.pairs, ...named])) {
      const own = group.flatMap(subject => arrivals.get(subject) ?? []);
      if (own.length === 0) continue;
      await this.turns.give();
      groups.push(await this.foldIn(loaded, group, own));
    }
    return { loaded, groups, duplicates, unreadable };
  }

  /** The subjects of a round that were folded by somebody else, or linked with anybody, since they were read. */
  async overtaken(subjects: readonly SubjectKey[], { loaded }: Round): Promise<ReadonlySet<SubjectKey>> {
    const standings = await standingsOf(this.transaction, this.under.generation, subjects);
    const pairs = await everLinked(this.transaction, subjects);
    const linked = new Set(pairs.flatMap(({ subject, alias }) => [subject, alias]));
    return new Set(
      subjects.filter(
        subject =>
          linked.has(subject) || standings.get(subject)?.version !== loaded.standings.get(subject)?.version,
      ),
    );
  }

  /** The round as if it had not had these subjects, nor whoever was folded together with them. */
  async without(subjects: ReadonlySet<SubjectKey>, round: Round): Promise<Round> {
    if (subjects.size === 0) return round;
    const { loaded, groups, duplicates, unreadable } = round;
    const isGone = (group: Group) => group.some(subject => subjects.has(subject));
    for (const { group, arrivals } of groups.filter(folded => isGone(folded.group))) {
      const { old, before, change, soFar } = await this.changeOf(loaded, group, arrivals);
      if (change.new === undefined) continue;
      this.readModels.takeOut(change.new, withFacts(soFar, change.accepted));
      for (const outcome of old) this.readModels.putIn(outcome, before);
    }
    const isLeft = (item: Decoded) => !isOf(item, subjects);
    return {
      loaded,
      groups: groups.filter(({ group }) => !isGone(group)),
      duplicates: duplicates.filter(isLeft),
      unreadable: unreadable.filter(isLeft),
    };
  }

  private async foldIn(loaded: Loaded, group: Group, arrivals: readonly Arrival[]): Promise<FoldedGroup> {
    const { old, before, change, soFar } = await this.changeOf(loaded, group, arrivals);
    const { accepted, failed } = change;
    if (change.new === undefined)
      return { group, arrivals, accepted: [], failed, moves: [], movesReference: false };
    const after = withFacts(soFar, accepted);
    for (const outcome of old) this.readModels.takeOut(outcome, before);
    this.readModels.putIn(change.new, after);
    this.readModels.card(old[0]?.card, change.new.card);
    const moves = group.map(subject => ({
      subject,
      before: loaded.standings.get(subject),
      after: { facts: after.get(subject)?.length ?? 0, epoch: this.under.epoch },
    }));
    const movesReference = saysOtherwise(old[0]?.says, change.new.says);
    return { group, arrivals, accepted, failed, moves, movesReference };
  }

  /**
   * What arrivals make of a group; where the fold cannot take any more what the group stood on, none of them is accepted. A group that
   * was set aside may stand on fewer facts than it has: it is folded from all.
   */
  private async changeOf(loaded: Loaded, group: Group, arrivals: readonly Arrival[]) {
    const soFar: Facts = new Map(group.map(subject => [subject, loaded.facts.get(subject) ?? []]));
    try {
      const { old, before } = await oldOutcomes(this.to, this.transaction, loaded, group);
      const change = changeOf(soFar, arrivals, own => foldGroup(group, own, this.under.reference));
      return { old, before, soFar, change };
    } catch (error) {
      if (!(error instanceof FoldFailed)) throw error;
      const failed = arrivals.map(item => ({ item, fault: foldFault(error) }));
      return { old: [], before: soFar, soFar, change: { accepted: [], failed, new: undefined } };
    }
  }
}

export function isOf(item: Decoded, subjects: ReadonlySet<SubjectKey>): boolean {
  return item.kind === 'fact' && subjects.has(item.stored.fact.subject);
}

/** In order. */
export function subjectsOf(items: readonly Decoded[]): SubjectKey[] {
  return [...new Set(items.flatMap(item => (item.kind === 'fact' ? [item.stored.fact.subject] : [])))].sort();
}
