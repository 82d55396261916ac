import { MusterFault, todayOf } from '@muster/platform';
import { snapshotReceivedAt } from '@muster/store';
import { judge } from '../gate/judge.js';
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
import { allGood, type DecidedItem, ERASED, erasedOf } from './check.js';
import { type Delivery, type ItemOutcome } from './delivery.js';
import { tellingFaults } from './discreet.js';
import { type Gateway } from './gateway.js';
import { appendGood, keep, type Taken, takenOf } from './take.js';

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
  const sent: DecidedItem[] = [];
  const request = {
    ...asked,
    time: delivery.receivedAt.toISOString(),
    batch: delivery.batch,
    receivedAt: delivery.receivedAt,
  };
  const surroundings = surroundingsOf(gateway, delivery, sent);
  return takePlan(gateway, delivery, await planSnapshot(request, surroundings), sent);
}

/** Does what a held snapshot asked for, as things stand now. */
export async function takeHeldSnapshot(
  gateway: Gateway,
  delivery: Delivery,
  { kept }: HeldSnapshot,
): Promise<TakenSnapshot> {
  await refuseOvertaken(gateway, kept);
  const sent: DecidedItem[] = [];
  return takePlan(gateway, delivery, await planKept(kept, surroundingsOf(gateway, delivery, sent)), sent);
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
  sent: DecidedItem[],
): Promise<TakenSnapshot> {
  const good = allGood(plan.events, todayOf(gateway.clock));
  const movements = await judge(gateway, delivery, good, {
    firstSnapshot: plan.summary.previous === undefined,
  });
  const held = movements.length > 0 && !delivery.dryRun;
  if (held || delivery.dryRun) {
    const outcome: ItemOutcome = { outcome: movements.length > 0 ? 'held' : 'accepted' };
    const items = [
      ...good.map((event): DecidedItem => ({ at: plan.lineOf(event.fact), good: event, outcome })),
      ...bad(plan.rejected),
    ];
    if (held) await keep(gateway, delivery, items, 'held', movements, { kind: 'snapshot', kept: plan.kept });
    const state = held ? 'held' : 'dry-run';
    return {
      ...takenOf(delivery, items, state, movements),
      summary: plan.summary,
      rejectedRows: plan.rejected,
    };
  }
  const committed = await plan.commit();
  const rejected = [...plan.rejected, ...committed.rejected];
  const badItems = bad(rejected);
  const items = [...sent, ...badItems];
  if (badItems.length > 0 || sent.length === 0) await keep(gateway, delivery, badItems, 'taken', movements);
  return {
    ...takenOf(delivery, items, 'taken', movements),
    summary: plan.summary,
    rejectedRows: rejected,
  };
}

/** @param sent told of what went to the log, and is kept */
function surroundingsOf(gateway: Gateway, delivery: Delivery, sent: DecidedItem[]): SnapshotSurroundings {
  const { database, pseudonyms, clock } = gateway;
  const today = todayOf(clock);
  return {
    database,
    today,
    pseudonyms: {
      person: identifiers => personOfRow(pseudonyms, identifiers),
      post: clear => pseudonyms.of('post', clear),
    },
    append: async (events, lineOf) => {
      const all = allGood(events, today);
      const erased = await erasedOf(gateway, all);
      const good = all.filter(event => !erased.has(event));
      const positions = await appendGood(gateway, good);
      const accepted = new Map(
        good.map((event, nth) => [event, { outcome: 'accepted', position: positions[nth]! } as const]),
      );
      const items = good.map((event): DecidedItem => ({
        at: lineOf(event.fact),
        good: event,
        outcome: accepted.get(event)!,
      }));
      // Before it is noted that the log has them: what a crash keeps from being kept is sent again, and kept then.
      if (items.length > 0) await keep(gateway, delivery, items, 'taken', []);
      sent.push(...items);
      return all.map((event): ItemOutcome => accepted.get(event) ?? ERASED);
    },
  };
}

function bad(rejected: readonly RejectedRow[]): DecidedItem[] {
  const told = tellingFaults();
  return rejected.map(({ row, code, faults }) => ({
    at: row.line,
    good: undefined,
    outcome: { outcome: 'rejected', code: code === 'erased' ? code : 'schema', faults: told(faults) },
  }));
}
