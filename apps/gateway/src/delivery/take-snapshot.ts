import { readEvent } from '@muster/domain';
import { MusterFault, todayOf } from '@muster/platform';
import { snapshotReceivedAt } from '@muster/store';
import { judge, type Movement } from '../gate/judge.js';
import { type CloudEvent } from '../keyed/plan.js';
import { personOfRow } from '../pseudonyms/links.js';
import { type SnapshotRequest, type SnapshotSurroundings } from '../snapshots/plan-snapshot.js';
import { type RejectedRow } from '../snapshots/read-snapshot.js';
import {
  type KeptSnapshot,
  planKept,
  planSnapshot,
  type SnapshotPlan,
} from '../snapshots/receive-snapshot.js';
import { type SnapshotSummary } from '../snapshots/summary.js';
import { type DecidedItem, ERASED, erasedOf, type GoodEvent } from './check.js';
import { type Delivery, type ItemOutcome } from './delivery.js';
import { tellingFaults } from './discreet.js';
import { type Gateway } from './gateway.js';
import { appendGood, keep, type Taken } from './take.js';

/** What a snapshot asks for, beside its rows. */
export type SnapshotAskedFor = Omit<SnapshotRequest, 'time' | 'batch' | 'receivedAt'>;

export interface TakenSnapshot extends Taken {
  readonly summary: SnapshotSummary;
  readonly rejectedRows: readonly RejectedRow[];
}

export interface HeldSnapshot {
  readonly kind: 'snapshot';
  readonly kept: KeptSnapshot;
}

/** Takes a snapshot in: what it changes is judged as a whole, then sent. An item is one event that it makes, or a bad row. */
export async function takeSnapshot(
  gateway: Gateway,
  delivery: Delivery,
  asked: SnapshotAskedFor,
): Promise<TakenSnapshot> {
  const sent = new Sent();
  const request = {
    ...asked,
    time: delivery.receivedAt.toISOString(),
    batch: delivery.batch,
    receivedAt: delivery.receivedAt,
  };
  return takePlan(gateway, delivery, await planSnapshot(request, surroundingsOf(gateway, sent)), sent);
}

/** Does what a held snapshot asked for, as things stand now. */
export async function takeHeldSnapshot(
  gateway: Gateway,
  delivery: Delivery,
  { kept }: HeldSnapshot,
): Promise<TakenSnapshot> {
  await refuseOvertaken(gateway, kept);
  const sent = new Sent();
  return takePlan(gateway, delivery, await planKept(kept, surroundingsOf(gateway, sent)), sent);
}

/** What was held is older than what stands of its day: it would undo a correction. */
async function refuseOvertaken({ database }: Gateway, { request }: KeptSnapshot): Promise<void> {
  const standing = await snapshotReceivedAt(database, request);
  if (standing === undefined || standing.getTime() <= Date.parse(request.receivedAt)) return;
  throw new MusterFault(
    'held-overtaken',
    `a later snapshot of ${request.organisation} as at ${request.asAt} was taken in meanwhile: this one would undo it`,
    'refuse it; or have the right one sent again',
    2,
  );
}

async function takePlan(
  gateway: Gateway,
  delivery: Delivery,
  plan: SnapshotPlan,
  sent: Sent,
): Promise<TakenSnapshot> {
  const good = goodOf(gateway, plan.events);
  const movements = await judge(gateway, delivery, good, plan.summary.previous === undefined);
  const held = movements.length > 0 && !delivery.dryRun;
  if (held || delivery.dryRun) {
    const outcome: ItemOutcome = { outcome: movements.length > 0 ? 'held' : 'accepted' };
    const items = [
      ...good.map((event): DecidedItem => ({ at: 0, good: event, outcome })),
      ...bad(plan.rejected),
    ];
    if (held) await keep(gateway, delivery, items, 'held', movements, { kind: 'snapshot', kept: plan.kept });
    return answer(delivery, plan, items, plan.rejected, movements, held ? 'held' : 'dry-run');
  }
  const committed = await plan.commit();
  const rejected = [...plan.rejected, ...committed.rejected];
  const items = [...sent.items, ...bad(rejected)];
  await keep(gateway, delivery, items, 'taken', movements);
  return answer(delivery, plan, items, rejected, movements, 'taken');
}

/** What went to the log, for the record. */
class Sent {
  readonly items: DecidedItem[] = [];
}

function surroundingsOf(gateway: Gateway, sent: Sent): SnapshotSurroundings {
  const { database, pseudonyms, clock } = gateway;
  return {
    database,
    today: todayOf(clock),
    pseudonyms: {
      person: identifiers => personOfRow(pseudonyms, identifiers),
      post: clear => pseudonyms.of('post', clear),
    },
    append: async events => {
      const all = goodOf(gateway, events);
      const erased = await erasedOf(database, all);
      const good = all.filter(event => !erased.has(event));
      const positions = await appendGood(gateway, good);
      const accepted = new Map(
        good.map((event, nth) => [event, { outcome: 'accepted', position: positions[nth]! } as const]),
      );
      return all.map(event => {
        const outcome: ItemOutcome = accepted.get(event) ?? ERASED;
        if (outcome.outcome === 'accepted') sent.items.push({ at: 0, good: event, outcome });
        return outcome;
      });
    },
  };
}

/** The plan has read every event that it would send. */
function goodOf({ clock }: Gateway, events: readonly CloudEvent[]): GoodEvent[] {
  const today = todayOf(clock);
  return events.map(event => {
    const reading = readEvent(event, today);
    if (!reading.ok) throw new Error(`a snapshot makes an event that is none: ${reading.rejection.code}`);
    return { fact: reading.fact, event: event as unknown as GoodEvent['event'] };
  });
}

function bad(rejected: readonly RejectedRow[]): DecidedItem[] {
  const told = tellingFaults();
  return rejected.map(({ row, code, faults }) => ({
    at: row.line,
    good: undefined,
    outcome: { outcome: 'rejected', code: code === 'erased' ? code : 'schema', faults: told(faults) },
  }));
}

function answer(
  { batch }: Delivery,
  { summary }: SnapshotPlan,
  items: readonly DecidedItem[],
  rejectedRows: readonly RejectedRow[],
  movements: readonly Movement[],
  state: Taken['state'],
): TakenSnapshot {
  return {
    batch,
    state,
    movements,
    summary,
    rejectedRows,
    items: items.map(({ at, good, outcome }) => ({ at, ...(good ? { id: good.fact.id } : {}), outcome })),
  };
}
