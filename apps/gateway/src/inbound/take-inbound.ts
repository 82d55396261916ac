import { type Batch, type LogRecord } from '@muster/event-log';
import { MusterFault } from '@muster/platform';
import { isAway, keepDeliveries, moveInbound, readInbound, sqlStateOf, supplierNamed } from '@muster/store';
import { createHash } from 'node:crypto';
import { type ReceivedItem } from '../delivery/check.js';
import { type Gateway } from '../delivery/gateway.js';
import { takeDelivery } from '../delivery/take.js';
import { type Supplier } from '../suppliers/supplier.js';
import { itemsOf, placeOf } from './items.js';

/** Thrown to roll back: another gateway has taken the records in. */
class Overtaken extends Error {}

/** The log or the store did not take what was found good: whatever that is, it waits. */
class NotTaken extends Error {}

/**
 * Takes records of a supplier's topic in as a delivery of theirs: checked, judged, appended, and what was said of each kept, with how far
 * the topic was taken in, in one transaction. A crash before that sends the same events to the log again, under the same delivery, where
 * they are known as duplicates; none is lost, and nothing is said of one twice.
 *
 * @returns the offset wanted next
 * @throws {MusterFault} `no-such-supplier` where nobody may send under that name (any more)
 */
export async function takeInbound(gateway: Gateway, batch: Batch, name: string): Promise<number> {
  const supplier = await supplierNamed(gateway.database, name);
  if (!supplier || supplier.closedAt !== undefined)
    throw new MusterFault(
      'no-such-supplier',
      `${batch.topic} holds records, but there is no supplier ${name} that is open`,
      `"muster supplier add ${name}" lets them in; else delete the topic`,
    );
  try {
    return await takeRecords(gateway, batch, supplier, batch.records, itemsOf);
  } catch (error) {
    if (error instanceof Overtaken) return standsAt(gateway, batch);
    if (!isOfRecords(error)) throw error;
    return takeOneByOne(gateway, batch, supplier);
  }
}

/** One of them cannot be taken, whatever is done: it is refused by itself, and the others are taken. */
async function takeOneByOne(gateway: Gateway, batch: Batch, supplier: Supplier): Promise<number> {
  let next = batch.records[0]!.offset;
  for (const record of batch.records) {
    try {
      next = await takeRecords(gateway, batch, supplier, [record], itemsOf);
    } catch (error) {
      if (error instanceof Overtaken) return standsAt(gateway, batch);
      if (!isOfRecords(error)) throw error;
      gateway.logger.error(
        { err: error, topic: batch.topic, partition: batch.partition, offset: record.offset },
        'a record is refused, as it breaks the taking of it',
      );
      next = await takeRecords(gateway, batch, supplier, [record], refused);
    }
  }
  return next;
}

/** What PostgreSQL answers to values that it cannot hold, and to rows that must not be. */
const UNFIT = /^2[23]/;

/** Whether it is what records say that breaks the taking of them, as it would every time. */
function isOfRecords(error: unknown): boolean {
  if (error instanceof NotTaken || error instanceof MusterFault || isAway(error)) return false;
  const state = sqlStateOf(error);
  return state === undefined || UNFIT.test(state);
}

async function unlessUnfit<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof Overtaken || UNFIT.test(sqlStateOf(cause) ?? '')) throw cause;
    throw new NotTaken('records were found good and are not taken yet', { cause });
  }
}

async function takeRecords(
  gateway: Gateway,
  { topic, partition, identity }: Batch,
  supplier: Supplier,
  came: readonly LogRecord[],
  items: (record: LogRecord) => ReceivedItem[],
): Promise<number> {
  const known = await readInbound(gateway.database, topic, partition);
  const from = known?.identity === identity ? known.next : undefined;
  const records = came.filter(({ offset }) => from === undefined || offset >= from);
  if (records.length === 0) return from!;
  const first = records[0]!.offset;
  const to = records.at(-1)!.offset + 1;
  const keeping: Gateway = {
    ...gateway,
    append: good => unlessUnfit(gateway.append(good)),
    keep: what =>
      unlessUnfit(
        gateway.database.transaction(async transaction => {
          if (!(await moveInbound(transaction, { topic, partition, identity, from, to })))
            throw new Overtaken();
          await keepDeliveries(transaction, [what]);
        }),
      ),
  };
  const delivery = {
    batch: nameOf(`${identity}/${partition}/${first}`),
    sender: { kind: 'supplier', supplier } as const,
    door: 'inbound' as const,
    name: `${topic}/${partition}`,
    receivedAt: gateway.clock.now(),
    dryRun: false,
  };
  await takeDelivery(keeping, delivery, records.flatMap(items));
  return to;
}

async function standsAt({ database }: Gateway, { topic, partition, records }: Batch): Promise<number> {
  const known = await readInbound(database, topic, partition);
  return known?.next ?? records[0]!.offset;
}

function refused({ offset }: LogRecord): ReceivedItem[] {
  const fault = {
    pointer: '',
    expected: 'an event that can be taken',
    got: 'one that breaks the taking of it',
    remedy: 'look at what is unusual in it; whoever runs Muster has the error in the log',
  };
  return [{ at: placeOf(offset), code: 'schema', faults: [fault] }];
}

/** A delivery's name, the same however often its records come. */
function nameOf(place: string): string {
  const hex = createHash('sha256').update(place).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
