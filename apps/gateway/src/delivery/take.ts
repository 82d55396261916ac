import { type LogPosition } from '@muster/event-log';
import { recordOf } from '../deliver.js';
import { judge, type Movement } from '../gate/judge.js';
import {
  checkItems,
  type CheckedItem,
  type DecidedItem,
  type GoodEvent,
  type ReceivedItem,
} from './check.js';
import { type Delivery, type ItemOutcome } from './delivery.js';
import { type Gateway } from './gateway.js';
import { keptItem } from './kept-item.js';

/** What became of a delivery as a whole. */
export interface Taken {
  readonly batch: string;
  readonly state: 'taken' | 'held' | 'dry-run';
  readonly items: readonly {
    readonly at: number | undefined;
    readonly id?: string;
    readonly outcome: ItemOutcome;
  }[];
  /** What it would move beyond the limits: why it is held. */
  readonly movements: readonly Movement[];
  /** Of a file that replaces what was said of a range: facts that it no longer contains. */
  readonly retracted?: number;
}

/**
 * Takes a delivery of events in: all of it is checked, then judged as a whole, then the good events are appended. What is said of
 * an item is kept before it is answered.
 */
export async function takeDelivery(
  gateway: Gateway,
  delivery: Delivery,
  received: readonly ReceivedItem[],
): Promise<Taken> {
  const precautions = await gateway.precautions();
  const checked = await checkItems(gateway, delivery, received, precautions);
  const good = checked.flatMap(({ good: event }) => (event ? [event] : []));
  const movements = await judge(gateway, delivery, good, { precautions });
  if (movements.length > 0 && !delivery.dryRun) return hold(gateway, delivery, checked, movements);
  const positions = delivery.dryRun ? undefined : await appendGood(gateway, good);
  let nth = 0;
  const items = checked.map(item => {
    if (!item.good) return { ...item, outcome: item.outcome! };
    const position = positions?.[nth++];
    const outcome: ItemOutcome = {
      outcome: movements.length > 0 ? 'held' : 'accepted',
      ...(position === undefined ? {} : { position }),
    };
    return { ...item, outcome };
  });
  if (!delivery.dryRun) await keep(gateway, delivery, items, 'taken', movements);
  return takenOf(delivery, items, delivery.dryRun ? 'dry-run' : 'taken', movements);
}

/** Appends events that were checked. @returns the position of each */
export async function appendGood(gateway: Gateway, good: readonly GoodEvent[]): Promise<LogPosition[]> {
  if (good.length === 0) return [];
  return gateway.append(good.map(({ fact, event }) => recordOf(fact.subject, event)));
}

async function hold(
  gateway: Gateway,
  delivery: Delivery,
  checked: readonly CheckedItem[],
  movements: readonly Movement[],
): Promise<Taken> {
  const items = checked.map(item => ({ ...item, outcome: item.outcome ?? { outcome: 'held' as const } }));
  const events = checked.flatMap(({ at, good }) => (good ? [{ at, event: good.event }] : []));
  await keep(gateway, delivery, items, 'held', movements, { kind: 'events', events });
  return takenOf(delivery, items, 'held', movements);
}

/** Keeps what was said of a delivery and its items, and where it is held, what it asked for. */
export function keep(
  gateway: Gateway,
  delivery: Delivery,
  items: readonly DecidedItem[],
  state: 'taken' | 'held',
  movements: readonly Movement[],
  request?: unknown,
): Promise<void> {
  const sender = senderName(delivery);
  const counts = countsOf(items.map(({ outcome }) => outcome));
  const sources = new Set(items.flatMap(({ good }) => (good ? [good.fact.source] : [])));
  const [only] = sources;
  return gateway.keep({
    delivery: {
      batch: delivery.batch,
      source: sources.size === 1 ? only! : 'several',
      file: delivery.name,
      sender,
      door: delivery.door,
      state: delivery.releasedBy === undefined ? state : 'released',
      receivedAt: delivery.receivedAt,
      accepted: counts.accepted,
      unchanged: counts.unchanged,
      duplicates: counts.duplicates,
      held: counts.held,
      rejected: counts.rejected,
      movements,
    },
    items: items.map(keptItem),
    request,
  });
}

export interface Counts {
  readonly accepted: number;
  readonly unchanged: number;
  readonly duplicates: number;
  readonly held: number;
  readonly rejected: number;
}

export function countsOf(outcomes: readonly ItemOutcome[]): Counts {
  const count = (name: ItemOutcome['outcome']) =>
    outcomes.reduce((sum, { outcome }) => (outcome === name ? sum + 1 : sum), 0);
  return {
    accepted: count('accepted'),
    unchanged: count('unchanged'),
    duplicates: count('duplicate-in-request'),
    held: count('held'),
    rejected: count('rejected'),
  };
}

export function senderName({ sender, keptFor }: Delivery): string {
  if (keptFor !== undefined) return keptFor;
  return sender.kind === 'supplier' ? sender.supplier.name : `operator ${sender.name}`;
}

/** @param items those that the sender is told of */
export function takenOf(
  { batch }: Delivery,
  items: readonly DecidedItem[],
  state: Taken['state'],
  movements: readonly Movement[],
): Taken {
  return {
    batch,
    state,
    movements,
    items: items.map(({ at, good, outcome }) => ({
      at,
      ...(good?.fact.id === undefined ? {} : { id: good.fact.id }),
      outcome,
    })),
  };
}
