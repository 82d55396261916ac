import { FOLDED_TOPICS } from '@muster/event-log/open';
import {
  addSupplier,
  authenticator,
  createDoors,
  type Gateway,
  gatewayOn,
  issueKey,
  openPseudonyms,
} from '@muster/gateway';
import { PostgresEventLog } from '@muster/event-log/postgres';
import { codeTables, createLogger, systemClock } from '@muster/platform';
import { type Folding, folding, prepareStore, startProjector } from '@muster/projector';
import { type Database, LastPositions, readHead, recordsBehind } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Reply {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Doors and a projector on one store: what suppliers send, and what becomes of it. */
export interface DoorsAndProjector {
  readonly database: Database;
  readonly gateway: Gateway;
  readonly to: Folding;
  ask(path: string, init?: RequestInit, headers?: Record<string, string>): Promise<Reply>;
  /** As the supplier `trust`, who speaks for R0A as urn:ods:R0A:esr. */
  send(events: readonly object[]): Promise<Reply>;
  /** A further supplier of one organisation, and its key. */
  supplier(name: string, organisation: string): Promise<string>;
  folded(): Promise<void>;
  /** People in post in an organisation at the end of 2025. */
  inPost(organisation?: string): Promise<number>;
  close(): Promise<void>;
}

export async function doorsAndProjector(name: string): Promise<DoorsAndProjector> {
  const logger = createLogger('silent');
  const folder = mkdtempSync(join(tmpdir(), 'muster-doors-'));
  const { database, drop } = await testDatabase(name);
  const log = new PostgresEventLog(database, { pollMs: 50 });
  await log.ensureTopics(FOLDED_TOPICS.map(topic => ({ topic, partitions: 2 })));
  const to = folding(database, codeTables());
  await prepareStore(to);
  const projector = await startProjector(log, to, logger);
  const gateway = gatewayOn({
    log,
    database,
    clock: systemClock,
    logger,
    pseudonyms: await openPseudonyms(database, folder),
    referenceAt: to.referenceAt,
  });
  const supplier = async (named: string, organisation: string): Promise<string> => {
    await addSupplier(
      database,
      {
        name: named,
        sources: [`urn:ods:${organisation}:esr`],
        kinds: ['person'],
        organisations: [organisation],
        workplaces: [],
        eventsPerSecond: 10_000,
      },
      systemClock.now(),
    );
    return (await issueKey(database, { supplier: named, label: 'e2e', now: systemClock.now() })).key;
  };
  const key = await supplier('trust', 'R0A');
  const server = await createDoors({
    gateway,
    authenticate: authenticator(database, systemClock),
    privateWebhooks: true,
  });
  const address = await server.listen({ host: '127.0.0.1', port: 0 });

  const ask: DoorsAndProjector['ask'] = async (path, init = {}, headers = {}) => {
    const response = await fetch(`${address}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${key}`, ...headers },
    });
    const text = await response.text();
    return {
      status: response.status,
      json: (text === '' ? {} : JSON.parse(text)) as Reply['json'],
    };
  };
  const folded = async () => {
    const ends = new LastPositions();
    for (const topic of FOLDED_TOPICS)
      for (const { partition, highWater } of (await log.describe(topic)).partitions)
        ends.add([{ topic, partition, offset: highWater - 1 }]);
    while ((await recordsBehind(database, ends.all())) > 0) await sleep(20);
  };
  return {
    database,
    gateway,
    to,
    ask,
    supplier,
    folded,
    send: events =>
      ask(
        '/v1/events',
        { method: 'POST', body: JSON.stringify(events) },
        { 'content-type': 'application/cloudevents-batch+json' },
      ),
    inPost: async (organisation = 'R0A') => {
      await folded();
      const { generation } = await readHead(database);
      const [row] = await database.rows<{ people: number | null }>(
        `SELECT sum(headcount)::bigint AS people FROM muster.cell_stock
         WHERE generation = $1 AND level = 'organisation' AND area = $2 AND day <= '2025-12-31'`,
        [generation!.number, organisation],
      );
      return row!.people ?? 0;
    },
    close: async () => {
      await server.close();
      await projector.stop();
      await log.close();
      await drop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Made-up NHS numbers with a check digit that fits. */
export function nhsNumber(nth: number): string {
  for (let nine = 400_000_000 + nth * 11; ; nine += 1) {
    const digits = String(nine);
    const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${digits}${check}`;
  }
}

export const envelope = (nth: number, id: string, type: string) => ({
  specversion: '1.0',
  type: `muster.${type}.v1`,
  source: 'urn:ods:R0A:esr',
  id,
  subject: `person/nhs-number:${nhsNumber(nth)}`,
  time: '2025-01-10T09:00:00Z',
});
export const started = (nth: number, id = `start-${nth}`, fte = 1) => ({
  ...envelope(nth, id, 'post.started'),
  data: {
    post: `R0A-${nth}`,
    organisation: 'R0A',
    occupation: 'N2J',
    fte,
    contract: 'permanent',
    effectiveOn: '2025-01-06',
  },
});
export const ended = (nth: number, id = `end-${nth}`) => ({
  ...envelope(nth, id, 'post.ended'),
  data: { post: `R0A-${nth}`, reason: 'resignation', effectiveOn: '2025-06-01' },
});
