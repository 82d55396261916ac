import { kindOf, type SubjectKey, topicOf } from '@muster/domain';
import { deliverEvents } from '@muster/gateway';
import { type NewRecord } from '@muster/event-log';
import { MusterFault, systemClock, todayOf } from '@muster/platform';
import { simulate, type Simulation } from '@muster/simulator';
import { peopleKind } from '@muster/store';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { type OpenMuster } from './open-muster.js';

const PAGE = 500;

export interface Sent {
  readonly events: number;
  readonly rejected: number;
}

/**
 * Sends a simulated world into a store, in pages.
 * @param straight to the log, past the gateway's checks: what is broken is then parked by the projector
 * @throws {MusterFault} `real-store` when the store holds real people
 */
export async function deliverSimulated(
  muster: OpenMuster,
  simulation: Simulation,
  straight = false,
): Promise<Sent> {
  if ((await peopleKind(muster.database)) === 'real')
    throw new MusterFault(
      'real-store',
      'this store holds real people; simulated ones would be added up with them',
      'choose another store by MUSTER_HOME or --demo',
      2,
    );
  const today = todayOf(systemClock);
  let events = 0;
  let rejected = 0;
  for (const page of pagesOf(simulate(simulation))) {
    if (straight) await muster.log.append(page.map(recordOf));
    else
      for (const { outcome } of await deliverEvents(muster.log, page, today))
        if (outcome !== 'accepted') rejected += 1;
    events += page.length;
  }
  return { events, rejected };
}

/** @returns how many lines were written, one an event */
export async function writeSimulated(simulation: Simulation, file: string): Promise<number> {
  const out = createWriteStream(file);
  let events = 0;
  for (const item of simulate(simulation)) {
    if (!out.write(`${textOf(item)}\n`)) await once(out, 'drain');
    events += 1;
  }
  out.end();
  await finished(out);
  return events;
}

function* pagesOf<T>(items: Iterable<T>): Generator<T[]> {
  let page: T[] = [];
  for (const item of items) {
    page.push(item);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** What is no JSON is a text as it stands. */
function textOf(item: unknown): string {
  return typeof item === 'string' ? item : JSON.stringify(item);
}

function recordOf(item: unknown): NewRecord {
  const { subject } =
    ((typeof item === 'object' ? item : undefined) as { subject?: SubjectKey } | undefined) ?? {};
  const key = subject ?? 'person/unreadable';
  return { topic: topicOf(kindOf(key)), key, value: Buffer.from(textOf(item)) };
}
