import { MusterFault } from '@muster/platform';
import {
  decideOn,
  deliveryOf,
  forgetHeldItems,
  heldRequest,
  lastItemOf,
  type StoredDelivery,
} from '@muster/store';
import { type Delivery } from '../delivery/delivery.js';
import { type Gateway } from '../delivery/gateway.js';
import { takeDelivery, type Taken } from '../delivery/take.js';
import { type KeyedRequest, takeKeyed } from '../delivery/take-keyed.js';
import { type HeldSnapshot, takeHeldSnapshot } from '../delivery/take-snapshot.js';

export interface Decision {
  readonly batch: string;
  /** The person who answers for it. */
  readonly by: string;
  readonly reason?: string;
}

/** What a held delivery asked for. Each door that can be held keeps its own form, and does it when it is released. */
export interface HeldEvents {
  readonly kind: 'events';
  readonly events: readonly { readonly at: number; readonly event: unknown }[];
}

/** How a door does what was held, by the kind of its request. */
type Release = (gateway: Gateway, delivery: Delivery, request: unknown) => Promise<Taken>;

const releaseEvents: Release = (gateway, delivery, request) =>
  takeDelivery(
    gateway,
    delivery,
    (request as HeldEvents).events.map(({ at, event }) => ({ at, json: event })),
  );

const releaseKeyed: Release = (gateway, delivery, request) =>
  takeKeyed(gateway, delivery, request as KeyedRequest);

const releaseSnapshot: Release = (gateway, delivery, request) =>
  takeHeldSnapshot(gateway, delivery, request as HeldSnapshot);

const DOORS: Readonly<Record<string, Release>> = {
  events: releaseEvents,
  keyed: releaseKeyed,
  snapshot: releaseSnapshot,
};

/**
 * Lets a held delivery through: it is done as it was asked for, without being judged again.
 * @throws {MusterFault} `not-held` when there is no such delivery waiting
 */
export async function release(gateway: Gateway, decision: Decision): Promise<Taken> {
  const held = await waiting(gateway, decision);
  const request = (await heldRequest(gateway.database, decision.batch)) as { readonly kind: string };
  const door = DOORS[request.kind];
  if (!door) throw new Error(`nothing knows how to release a delivery of kind ${request.kind}`);
  // Done first, then noted: a crash between leaves it held, and doing it again repeats events that the projector knows.
  const saidBefore = await lastItemOf(gateway.database, decision.batch);
  const taken = await door(gateway, deliveryFor(held, decision), request);
  await gateway.database.transaction(async transaction => {
    await decideOn(transaction, decision.batch, {
      state: 'released',
      by: decision.by,
      reason: decision.reason,
      at: gateway.clock.now(),
    });
    await forgetHeldItems(transaction, decision.batch, saidBefore);
  });
  return taken;
}

/** Turns a held delivery down: nothing of it is done, and what it asked for is forgotten. */
export async function refuse(gateway: Gateway, decision: Decision): Promise<StoredDelivery> {
  const held = await waiting(gateway, decision);
  const refused = await decideOn(gateway.database, decision.batch, {
    state: 'refused',
    by: decision.by,
    reason: decision.reason,
    at: gateway.clock.now(),
  });
  if (!refused) throw notHeld(decision.batch, 'it was decided on meanwhile');
  return held;
}

async function waiting(gateway: Gateway, { batch, by }: Decision): Promise<StoredDelivery> {
  if (by.trim() === '')
    throw new MusterFault('name-needed', 'who decides must be named', 'give your name with --by', 2);
  const held = await deliveryOf(gateway.database, batch);
  if (!held) throw notHeld(batch, 'there is no delivery of that name');
  if (held.state !== 'held')
    throw notHeld(batch, `it is ${held.state}${held.decidedBy === null ? '' : ` by ${held.decidedBy}`}`);
  return held;
}

/** Its sender was checked when it came; what it says now is the operator's to answer for. */
function deliveryFor(held: StoredDelivery, { by }: Decision): Delivery {
  return {
    batch: held.batch,
    sender: { kind: 'operator', name: by },
    keptFor: held.sender,
    door: held.door as Delivery['door'],
    name: held.file,
    receivedAt: held.receivedAt,
    dryRun: false,
    releasedBy: by,
  };
}

function notHeld(batch: string, why: string): MusterFault {
  return new MusterFault(
    'not-held',
    `${batch} does not wait for a decision: ${why}`,
    'run "muster held" for those that do',
    2,
  );
}
