import {
  contentOf,
  type Day,
  type Fact,
  type Fault,
  onceAPlace,
  readEvent,
  type RejectionCode,
  type SubjectKey,
} from '@muster/domain';
import { todayOf } from '@muster/platform';
import { erasedAmong, type Precautions } from '@muster/store';
import { type CloudEvent } from '../keyed/cloud-event.js';
import { identifierInId, identifiersInFact } from '../pseudonyms/identifier-in-text.js';
import { faultsOfGrant } from '../suppliers/may-say.js';
import { type Sender } from '../suppliers/supplier.js';
import { type Delivery, type ItemOutcome } from './delivery.js';
import { type Gateway } from './gateway.js';
import { tellingFaults } from './discreet.js';

/** One item of a delivery, as it came, or why it could not even be read. */
export type ReceivedItem =
  | { readonly at: number; readonly json: unknown }
  | { readonly at: number; readonly code: RejectionCode; readonly faults: readonly Fault[] };

/** A good event, and its pseudonymous form for the log. */
export interface GoodEvent {
  readonly fact: Fact;
  readonly event: Readonly<Record<string, unknown>>;
}

/** Of an event that we made. @returns undefined for one that its definition refuses */
export function readGood(event: CloudEvent, today: Day): GoodEvent | undefined {
  const reading = readEvent(event, today);
  return reading.ok ? { fact: reading.fact, event: { ...event } } : undefined;
}

/** Of events that were read when they were planned. */
export function allGood(events: readonly CloudEvent[], today: Day): GoodEvent[] {
  return events.map(event => {
    const good = readGood(event, today);
    if (!good) throw new Error(`an event that was planned is none: ${event.type}`);
    return good;
  });
}

export interface CheckedItem {
  readonly at: number;
  readonly good: GoodEvent | undefined;
  /** Of what is not good, or need not be said twice. */
  readonly outcome: ItemOutcome | undefined;
}

/** An item of which all is said; without a place where no row of a file says it. */
export type DecidedItem = Omit<CheckedItem, 'at' | 'outcome'> & {
  readonly at: number | undefined;
  readonly outcome: ItemOutcome;
};

/**
 * Checks all of a delivery's items, each for itself: identifiers become pseudonyms, the event is read, and its sender must be one
 * who may say it. Every fault of an item is told, not the first alone.
 */
export async function checkItems(
  gateway: Gateway,
  { sender, batch }: Delivery,
  items: readonly ReceivedItem[],
  precautions?: Precautions,
): Promise<CheckedItem[]> {
  const today = todayOf(gateway.clock);
  const told = tellingFaults();
  const checked = items.map(item => {
    const { good, outcome } = checkItem(gateway, sender, batch, item, today);
    return outcome?.outcome === 'rejected'
      ? { at: item.at, good, outcome: { ...outcome, faults: told(outcome.faults) } }
      : { at: item.at, good, outcome };
  });
  const erased = await erasedOf(
    gateway,
    checked.flatMap(({ good }) => (good ? [good] : [])),
    precautions,
  );
  return onceEach(
    checked.map(item =>
      item.good && erased.has(item.good) ? { ...item, good: undefined, outcome: ERASED } : item,
    ),
  );
}

/** Events about people who were erased, or that name one. */
export async function erasedOf(
  gateway: Gateway,
  events: readonly GoodEvent[],
  precautions?: Precautions,
): Promise<Set<GoodEvent>> {
  if (!(precautions ?? (await gateway.precautions())).anybodyErased) return new Set();
  const named = ({ fact }: GoodEvent) => [fact.subject, ...aliasOf(fact)];
  const erased = await erasedAmong(gateway.database, [...new Set(events.flatMap(named))]);
  return new Set(events.filter(event => named(event).some(subject => erased.has(subject))));
}

export const ERASED: ItemOutcome = {
  outcome: 'rejected',
  code: 'erased',
  faults: [
    {
      pointer: '/subject',
      expected: 'a person who was not erased',
      got: 'one who was, at their request or by law',
      remedy: 'stop sending this person; if it is a mistake, ask whoever runs Muster',
    },
  ],
};

function checkItem(
  gateway: Gateway,
  sender: Sender,
  batch: string,
  item: ReceivedItem,
  today: Day,
): Pick<CheckedItem, 'good' | 'outcome'> {
  if ('code' in item) return rejected(item.code, item.faults);
  const named = gateway.pseudonyms.inEvent(item.json, sender.kind);
  const event = withBatch(named.event, batch);
  const reading = readEvent(event, today);
  const found: readonly (readonly [RejectionCode, readonly Fault[]])[] = [
    [reading.ok ? 'schema' : reading.rejection.code, named.faults],
    reading.ok ? ['schema', []] : [reading.rejection.code, reading.rejection.faults],
    ['date-out-of-range', faultsOfTime(gateway, sender, event)],
    ['identifier-in-text', reading.ok ? textsThatName(reading.fact) : []],
    refusalOf(sender, item.json),
  ];
  const first = found.find(([, faults]) => faults.length > 0);
  if (first) return rejected(first[0], onceAPlace(found.flatMap(([, faults]) => faults)));
  if (!reading.ok) throw new Error('an event was refused, and nothing is wrong with it');
  return { good: { fact: reading.fact, event: event as GoodEvent['event'] }, outcome: undefined };
}

function textsThatName(fact: Fact): Fault[] {
  return [...identifierInId(fact.id), ...identifiersInFact(fact)];
}

function refusalOf(sender: Sender, json: unknown): readonly [RejectionCode, readonly Fault[]] {
  const isEvent = typeof json === 'object' && json !== null && !Array.isArray(json);
  const refused = sender.kind === 'supplier' && isEvent ? faultsOfGrant(sender.supplier, json) : undefined;
  return refused ? [refused.code, refused.faults] : ['not-your-source', []];
}

const DAY_MS = 86_400_000;

/** The later of two links counts, whatever came in first: nobody may record from the future. A day is for clocks that are wrong. */
function faultsOfTime({ clock }: Gateway, sender: Sender, event: unknown): Fault[] {
  const time = typeof event === 'object' && event !== null && 'time' in event ? event.time : undefined;
  if (sender.kind === 'operator' || typeof time !== 'string') return [];
  if (!(Date.parse(time) > clock.now().getTime() + DAY_MS)) return [];
  return [
    {
      pointer: '/time',
      expected: 'when the source recorded it, which cannot be in the future',
      got: time.slice(0, 40),
      remedy: 'send the instant at which your system wrote it down',
    },
  ];
}

function rejected(code: RejectionCode, faults: readonly Fault[]): Pick<CheckedItem, 'good' | 'outcome'> {
  return { good: undefined, outcome: { outcome: 'rejected', code, faults } };
}

/** A supplier's own batch name would clash with others': what it came in is ours to say. */
function withBatch(event: unknown, batch: string): unknown {
  return typeof event === 'object' && event !== null && !Array.isArray(event) ? { ...event, batch } : event;
}

function aliasOf(fact: Fact): SubjectKey[] {
  return fact.type === 'person.linked' || fact.type === 'person.unlinked'
    ? [fact.data.alias as SubjectKey]
    : [];
}

/** The same identity with the same content is said once; with other content both go on, and the projector parks the later. */
function onceEach(items: readonly CheckedItem[]): CheckedItem[] {
  const said = new Map<string, Fact>();
  return items.map(item => {
    if (!item.good) return item;
    const { fact } = item.good;
    const identity = `${fact.subject}\0${fact.source}\0${fact.id}`;
    const first = said.get(identity);
    if (first === undefined) said.set(identity, fact);
    else if (contentOf(first) === contentOf(fact))
      return { ...item, good: undefined, outcome: { outcome: 'duplicate-in-request' } };
    return item;
  });
}
