import { type EventType, type Fact, type Fault, type SubjectKey } from '@muster/domain';
import { type LogPosition } from '@muster/event-log';
import { todayOf } from '@muster/platform';
import { type BusinessKey } from '@muster/store';
import { judge } from '../gate/judge.js';
import { deliverByKey, type KeyedDelivery, stepsOf } from '../keyed/deliver-keyed.js';
import { contentHashOf, type Keyed, type KeyedDoor, keyOf } from '../keyed/key.js';
import { noLongerContained, type Replaces } from '../keyed/replaces.js';
import { allGood, type DecidedItem, type GoodEvent, readGood } from './check.js';
import { type Delivery, type ItemOutcome } from './delivery.js';
import { type Gateway } from './gateway.js';
import { appendGood, keep, type Taken, takenOf } from './take.js';

/** A fact without an id, and the row it is of. */
export interface KeyedRow {
  readonly at: number;
  readonly keyed: Keyed;
  /** That two of the row's identifiers are one person: kept, but no item of the answer. */
  readonly link?: true;
}

/** What a delivery of facts without ids asks for: kept as it is while the delivery is held. */
export interface KeyedRequest {
  readonly kind: 'keyed';
  readonly door: KeyedDoor;
  readonly rows: readonly KeyedRow[];
  /** What a file of that range no longer contains is retracted. */
  readonly replaces?: Replaces & { readonly source: string; readonly type: EventType };
}

export interface TakenKeyed extends Taken {
  readonly retracted: number;
}

/**
 * Takes facts without ids in: each is known by its business key, and what is unchanged makes no event.
 * @param refused rows that were bad, with their outcomes
 */
export async function takeKeyed(
  gateway: Gateway,
  delivery: Delivery,
  request: KeyedRequest,
  refused: readonly DecidedItem[] = [],
): Promise<TakenKeyed> {
  const { rows, twins } = withoutTwins(request.rows);
  const keyed = await keyedDelivery(gateway, delivery, request, rows);
  const steps = await stepsOf(gateway.database, keyed);
  const planned = [...steps.wanted, ...steps.withdrawn].flatMap(({ events }) => events);
  const today = todayOf(gateway.clock);
  const good = planned.flatMap(event => readGood(event, today) ?? []);
  const movements = await judge(gateway, delivery, good);
  const others = [...refused, ...twins];
  if (delivery.dryRun || movements.length > 0) {
    const held = movements.length > 0;
    const items = [
      ...rows.map((row, nth): Item => {
        const { does } = steps.wanted[nth]!;
        const outcome = does === 'nothing' ? 'unchanged' : held ? 'held' : 'accepted';
        return { at: row.at, good: goodOf(row), outcome: { outcome }, ...(row.link ? { link: true } : {}) };
      }),
      ...others,
    ].sort(byPlace);
    if (!delivery.dryRun) await keep(gateway, delivery, items, 'held', movements, { ...request, rows });
    const state = delivery.dryRun ? 'dry-run' : 'held';
    return { ...takenOf(delivery, rowsOnly(items), state, movements), retracted: steps.withdrawn.length };
  }
  const sent = new Map<string, GoodEvent>();
  const placeOfKey = new Map(rows.map(({ at, keyed: row }) => [shortOf(keyOf(row)), at]));
  const outcomes = await deliverByKey(
    {
      database: gateway.database,
      today,
      append: async events => {
        const checked = allGood(events, today);
        const appended = acceptedAt(checked, await appendGood(gateway, checked), placeOfKey);
        // Before the keys are confirmed: what a crash keeps from being kept is sent again, and kept then.
        await keep(gateway, delivery, appended, 'taken', movements);
        for (const { good: event, outcome } of appended) sent.set(placeOf(outcome.position), event);
        return appended.map(({ outcome }) => outcome);
      },
    },
    keyed,
  );
  const goodAt = (outcome: ItemOutcome) =>
    outcome.outcome === 'accepted' && outcome.position ? sent.get(placeOf(outcome.position)) : undefined;
  const items = [
    ...rows.map((row, nth): Item => {
      const outcome = outcomes.wanted[nth]!;
      return {
        at: row.at,
        good: goodAt(outcome) ?? goodOf(row),
        outcome,
        ...(row.link ? { link: true } : {}),
      };
    }),
    ...others,
  ].sort(byPlace);
  const rest = items.filter(({ outcome }) => goodAt(outcome) === undefined);
  if (rest.length > 0 || sent.size === 0) await keep(gateway, delivery, rest, 'taken', movements);
  const retracted = outcomes.withdrawn.length;
  return { ...takenOf(delivery, rowsOnly(items), 'taken', movements), retracted };
}

interface Appended {
  readonly at: number | undefined;
  readonly good: GoodEvent;
  readonly outcome: { readonly outcome: 'accepted'; readonly position: LogPosition };
}

/** Each at the place of the row that says it; what no row says any more has none. */
function acceptedAt(
  events: readonly GoodEvent[],
  positions: readonly LogPosition[],
  placeOfKey: ReadonlyMap<string, number>,
): Appended[] {
  return events.map((good, nth) => ({
    at: placeOfKey.get(shortOf(good.fact.id)),
    good,
    outcome: { outcome: 'accepted', position: positions[nth]! },
  }));
}

/** Ids of revisions begin with so much of their key. */
function shortOf(keyOrId: string): string {
  return keyOrId.slice(0, 24);
}

async function keyedDelivery(
  gateway: Gateway,
  delivery: Delivery,
  { door, replaces }: KeyedRequest,
  rows: readonly KeyedRow[],
): Promise<KeyedDelivery> {
  const wanted = rows.map(({ keyed }) => keyed);
  const withdrawn: BusinessKey[] = replaces
    ? await noLongerContained(gateway.database, { ...replaces, door }, new Set(wanted.map(keyOf)))
    : [];
  return { wanted, withdrawn, door, time: delivery.receivedAt.toISOString(), batch: delivery.batch };
}

type Item = DecidedItem & { readonly link?: true };

/** Of rows under one key the first stands: which of two that differ is right, only their sender knows. */
function withoutTwins(all: readonly KeyedRow[]): { rows: KeyedRow[]; twins: Item[] } {
  const first = new Map<string, KeyedRow>();
  const rows: KeyedRow[] = [];
  const twins: Item[] = [];
  for (const row of all) {
    const key = keyOf(row.keyed);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, row);
      rows.push(row);
    } else if (row.link === undefined)
      twins.push({ at: row.at, good: undefined, outcome: outcomeOfTwin(row, before) });
  }
  return { rows, twins };
}

function outcomeOfTwin(row: KeyedRow, before: KeyedRow): ItemOutcome {
  return contentHashOf(row.keyed) === contentHashOf(before.keyed)
    ? { outcome: 'duplicate-in-request' }
    : { outcome: 'rejected', code: 'schema', faults: [twinOf(row, before.at)] };
}

function twinOf({ keyed }: KeyedRow, line: number): Fault {
  return {
    pointer: '',
    expected: 'one row for each fact',
    got: `another of the same ${keyed.type} as row ${line}`,
    remedy: 'leave one of them',
  };
}

/** What a row says, for the record, where no event was made of it. */
function goodOf({ keyed }: KeyedRow): GoodEvent {
  const { type, source, subject, time, data, batch } = keyed;
  const fact = { subject: subject as SubjectKey, source, type, time, data, batch } as unknown as Fact;
  return { fact, event: {} };
}

function placeOf({ topic, partition, offset }: { topic: string; partition: number; offset: number }): string {
  return `${topic}:${partition}:${offset}`;
}

function byPlace(a: DecidedItem, b: DecidedItem): number {
  return (a.at ?? 0) - (b.at ?? 0);
}

function rowsOnly(items: readonly Item[]): readonly Item[] {
  return items.filter(({ link }) => link === undefined);
}
