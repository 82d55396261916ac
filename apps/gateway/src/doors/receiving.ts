import { randomUUID } from 'node:crypto';
import { BodyFault } from '../bodies/index.js';
import { type Delivery } from '../delivery/delivery.js';
import { type Gateway } from '../delivery/gateway.js';
import { type Supplier } from '../suppliers/supplier.js';
import { type Pace } from './pace.js';
import { DoorProblem } from './problems.js';

export interface Receiving {
  readonly gateway: Gateway;
  readonly pace: Pace;
}

/** A delivery that begins now. */
export function deliveryOf(
  { clock }: Gateway,
  supplier: Supplier,
  { door, name, dryRun }: Pick<Delivery, 'door' | 'name' | 'dryRun'>,
): Delivery {
  return {
    batch: randomUUID(),
    sender: { kind: 'supplier', supplier },
    door,
    name,
    receivedAt: clock.now(),
    dryRun,
  };
}

/** @throws {DoorProblem} `log-unavailable` when it is not known whether anything was taken */
export async function appended<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DoorProblem || error instanceof BodyFault) throw error;
    throw new DoorProblem(
      'log-unavailable',
      'it is not known whether the events were taken: send the same again in a moment, under the same ids',
      [],
      { 'retry-after': '5' },
      {},
      { cause: error },
    );
  }
}
