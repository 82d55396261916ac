import { type Fact, inForce, type SubjectKey, wireType } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import {
  acceptedItems,
  factsOf,
  noteKeysWithdrawn,
  noteWithdrawal,
  type StoredFact,
  type StoredItem,
} from '@muster/store';
import { createHash } from 'node:crypto';
import { type Gateway } from '../delivery/gateway.js';
import { takeDelivery } from '../delivery/take.js';

/** What is to be withdrawn: one delivery, or all that was received from a source in a time (from A, until before B). */
export type Asked =
  { readonly batch: string } | { readonly source: string; readonly from: Date; readonly until: Date };

export interface Withdrawable {
  /** Facts that came in with what is withdrawn and count now: they are retracted. */
  readonly retract: readonly Fact[];
  /** Facts that a retraction among what is withdrawn took out: they are sent again. */
  readonly restore: readonly Fact[];
  /** Events of it that do not count any more, or came in with an earlier delivery too. */
  readonly others: number;
}

/**
 * What withdrawing would do. An event counts to the delivery whose copy of it was folded: one that another delivery had brought
 * before stays.
 */
export async function withdrawable(gateway: Gateway, asked: Asked): Promise<Withdrawable> {
  const items = (await acceptedItems(gateway.database, asked)).filter(isEvent);
  if (items.length === 0)
    throw new MusterFault(
      'nothing-to-withdraw',
      'batch' in asked
        ? `no event came in with a delivery ${asked.batch}`
        : `no event of ${asked.source} came in between ${asked.from.toISOString()} and ${asked.until.toISOString()}`,
      'see the deliveries with "muster deliveries"',
      2,
    );
  const retract: Fact[] = [];
  const restore: Fact[] = [];
  for (let from = 0; from < items.length; from += PAGE) {
    const page = items.slice(from, from + PAGE);
    const facts = await factsOf(gateway.database, [...new Set(page.map(({ subject }) => subject))]);
    for (const [subject, own] of facts)
      sort(own, new Set(page.filter(item => item.subject === subject).map(keyOf)), { retract, restore });
  }
  return { retract, restore, others: items.length - retract.length - restore.length };
}

const PAGE = 500;

type EventItem = StoredItem & { subject: SubjectKey; source: string; id: string; offset: number };

function isEvent(item: StoredItem): item is EventItem {
  return item.subject != null && item.source != null && item.id != null && item.offset != null;
}

function keyOf({ source, id, offset }: { source: string; id: string; offset: number }): string {
  return `${source}\0${id}\0${offset}`;
}

function sort(
  own: readonly StoredFact[],
  withdrawn: ReadonlySet<string>,
  into: { retract: Fact[]; restore: Fact[] },
): void {
  const all = own.map(({ fact }) => fact);
  const holds = new Set(inForce(all).facts);
  const gone = own.filter(({ fact, offset }) => withdrawn.has(keyOf({ ...fact, offset })));
  const retractions = gone.flatMap(({ fact }) => (fact.type === 'fact.retracted' ? [fact] : []));
  const rest = new Set(inForce(all.filter(fact => !retractions.includes(fact as never))).facts);
  into.retract.push(...gone.flatMap(({ fact }) => (isStanding(fact, all) ? [fact] : [])));
  for (const { data, source } of retractions) {
    const meant = all.find(fact => fact.id === data.retracts && fact.source === source);
    if (meant && rest.has(meant) && !holds.has(meant)) into.restore.push(meant);
  }
}

/** Superseded facts are retracted as well, or the chain would fall back on them; what is retracted already is not. */
function isStanding(fact: Fact, all: readonly Fact[]): boolean {
  if (fact.type === 'fact.retracted') return false;
  return !all.some(
    other =>
      other.type === 'fact.retracted' && other.data.retracts === fact.id && other.source === fact.source,
  );
}

/**
 * Withdraws: retracts what came in, and sends again what it had retracted. Undone by `undoWithdrawal`.
 * @returns the withdrawal's number
 */
export async function withdraw(
  gateway: Gateway,
  asked: Asked,
  { by, reason }: { by: string; reason: string },
): Promise<{ readonly number: number } & Withdrawable> {
  const what = await withdrawable(gateway, asked);
  const at = gateway.clock.now();
  const named = [...what.retract, ...what.restore].map(({ subject, source, id }) => ({
    subject,
    source,
    id,
  }));
  const number = await noteWithdrawal(gateway.database, { asked, by, reason, at }, named);
  await send(gateway, `withdrawal-${number}`, by, [
    ...what.retract.map(fact => retraction(fact, retractionId(number, fact), at)),
    ...what.restore.map(fact => again(fact, `${fact.id.slice(0, 180)}~w${number}`)),
  ]);
  await noteKeysWithdrawn(gateway.database, what.retract);
  return { number, ...what };
}

/** Derived, so that a withdrawal that was cut off can be told from one that was sent. */
export function retractionId(withdrawal: number, { source, id }: Pick<Fact, 'source' | 'id'>): string {
  const hash = createHash('sha256').update(`${source}\0${id}`).digest('hex');
  return `withdrawal-${withdrawal}-${hash.slice(0, 32)}`;
}

export function retraction({ subject, source, id }: Fact, as: string, at: Date): unknown {
  return {
    specversion: '1.0',
    type: wireType('fact.retracted'),
    source,
    id: as,
    subject,
    time: at.toISOString(),
    data: { retracts: id },
  };
}

/** The same fact under a new id: a retraction is final. */
export function again({ subject, source, type, time, data }: Fact, as: string): unknown {
  return { specversion: '1.0', type: wireType(type), source, id: as, subject, time, data };
}

export async function send(
  gateway: Gateway,
  batch: string,
  by: string,
  events: readonly unknown[],
): Promise<void> {
  for (let from = 0; from < events.length; from += PAGE)
    await takeDelivery(
      gateway,
      {
        batch,
        sender: { kind: 'operator', name: by },
        door: 'events',
        name: batch,
        receivedAt: gateway.clock.now(),
        dryRun: false,
        releasedBy: by,
      },
      events.slice(from, from + PAGE).map((json, nth) => ({ at: from + nth, json })),
    );
}
