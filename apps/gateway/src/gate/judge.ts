import {
  type Day,
  dayNumber,
  EXIT_KINDS,
  type Fact,
  kindOf,
  type OdsCode,
  type PairChange,
  type Reference,
  type SubjectKey,
} from '@muster/domain';
import { todayOf } from '@muster/platform';
import {
  type Facts,
  foldGroup,
  type GateLimit,
  gateLimits,
  groupsOf,
  loadGroups,
  organisationStocks,
  pairsIn,
  type Precautions,
  readHead,
  type Sql,
  type StoredFact,
} from '@muster/store';
import { type GoodEvent } from '../delivery/check.js';
import { type Delivery } from '../delivery/delivery.js';
import { type Gateway } from '../delivery/gateway.js';

/** How far a delivery would move an organisation, where that is beyond its limits. People. */
export interface Movement {
  readonly organisation: OdsCode;
  /** In post before, of all professions. */
  readonly inPost: number;
  /** Change of the stock, as of today. */
  readonly change: number;
  readonly leavers: number;
  readonly limit: GateLimit;
}

/** Five per cent and ten people: an organisation of 200 loses 11 people in a month once in many years, but to a broken extract often. */
export const DEFAULT_LIMIT: GateLimit = { percent: 5, people: 10 };

/**
 * Which organisations a delivery would move beyond their limits: more than so many people, and more than so large a part of those
 * in post. People are folded with and without the delivery, so a duplicate moves nobody and a correction only by what it corrects.
 * An organisation's first load is let through: with nobody in post there is nothing to compare it with; and joiners are let through
 * until its feed is said to cover it, or a snapshot has listed everybody, for a first load comes in many deliveries.
 * @param given whether it is the first snapshot of its organisation; the precautions, where they were read for the delivery already
 */
export async function judge(
  gateway: Gateway,
  { door, sender, releasedBy }: Delivery,
  good: readonly GoodEvent[],
  given: { readonly firstSnapshot?: boolean; readonly precautions?: Precautions } = {},
): Promise<Movement[]> {
  // An operator answers for what he brings, but for an extract: it is no more his than a supplier's.
  if (releasedBy !== undefined || (sender.kind === 'operator' && door !== 'snapshot')) return [];
  const facts = good.flatMap(({ fact }) => (kindOf(fact.subject) === 'person' ? [fact] : []));
  const people = new Set(facts.map(({ subject }) => subject));
  // So few people are beyond no limit: most deliveries are one event, and need not be folded.
  const { lowestGateLimit } = given.precautions ?? (await gateway.precautions());
  if (people.size <= Math.min(DEFAULT_LIMIT.people, lowestGateLimit)) return [];
  return gateway.database.snapshot(async snapshot => {
    const { generation, epoch } = await readHead(snapshot);
    if (!generation) return [];
    const reference = await gateway.referenceAt(snapshot, epoch);
    const today = todayOf(gateway.clock);
    const moved = await movementsOf(snapshot, generation.number, reference, facts, today);
    const organisations = [...moved.keys()];
    const limits = await gateLimits(snapshot, organisations);
    const days = new Map(organisations.map(organisation => [organisation, today]));
    const inPost = await organisationStocks(snapshot, generation.number, undefined, days);
    return organisations.flatMap(organisation => {
      const movement: Movement = {
        organisation,
        inPost: inPost.get(organisation)?.headcount ?? 0,
        ...moved.get(organisation)!,
        limit: limits.get(organisation) ?? DEFAULT_LIMIT,
      };
      const covered =
        (door === 'snapshot' && given.firstSnapshot !== true) || reference.feeds.has(organisation);
      return isBeyond(movement, covered) ? [movement] : [];
    });
  });
}

function isBeyond({ inPost, change, leavers, limit }: Movement, covered: boolean): boolean {
  const beyond = (people: number) => people > limit.people && people > (inPost * limit.percent) / 100;
  if (inPost <= 0) return false;
  return beyond(leavers) || beyond(-change) || (covered && beyond(change));
}

const EXITS = new Set<string>(EXIT_KINDS.map(({ kind }) => kind));

async function movementsOf(
  sql: Sql,
  generation: number,
  reference: Reference,
  arriving: readonly Fact[],
  today: Day,
): Promise<Map<OdsCode, { change: number; leavers: number }>> {
  const named = pairsIn(arriving.map(asStored));
  const subjects = [...new Set(arriving.map(({ subject }) => subject))];
  const { facts, pairs } = await loadGroups(sql, generation, subjects, named);
  const after = withArrivals(facts, arriving);
  const moved = new Map<OdsCode, { change: number; leavers: number }>();
  const count = (changes: readonly PairChange[], sign: 1 | -1) => {
    for (const { areas, day, stock, flows } of changes) {
      if (areas.organisation === undefined || day > dayNumber(today)) continue;
      const organisation = areas.organisation as string as OdsCode;
      const sum = moved.get(organisation) ?? { change: 0, leavers: 0 };
      moved.set(organisation, sum);
      sum.change += sign * stock.headcount;
      for (const { kind, headcount } of flows) if (EXITS.has(kind)) sum.leavers += sign * headcount;
    }
  };
  for (const group of groupsOf([...after.keys()], [...pairs, ...named])) {
    for (const part of groupsOf(group, pairs)) count(changesOf(part, facts, reference), -1);
    count(changesOf(group, after, reference), 1);
  }
  return moved;
}

function changesOf(group: readonly SubjectKey[], facts: Facts, reference: Reference): readonly PairChange[] {
  return foldGroup(group, facts, reference).parts.flatMap(({ changes }) => changes);
}

/** What is known already under its identity is not counted again. */
function withArrivals(before: Facts, arriving: readonly Fact[]): Facts {
  const after = new Map<SubjectKey, readonly StoredFact[]>(before);
  const known = new Set([...before.values()].flat().map(({ fact }) => identity(fact)));
  for (const fact of arriving) {
    if (known.has(identity(fact))) continue;
    known.add(identity(fact));
    after.set(fact.subject, [...(after.get(fact.subject) ?? []), asStored(fact)]);
  }
  return after;
}

function identity({ subject, source, id }: Fact): string {
  return `${subject}\0${source}\0${id}`;
}

function asStored(fact: Fact): StoredFact {
  return { fact, slot: 0, offset: 0, knownAt: NEVER };
}

const NEVER = new Date(0);
