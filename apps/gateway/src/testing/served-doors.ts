import { noReference, professionTable, TOPICS } from '@muster/domain';
import { PostgresEventLog } from '@muster/event-log/postgres';
import { createLogger } from '@muster/platform';
import { type Database } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { Writable } from 'node:stream';
import { type Gateway, gatewayOn } from '../delivery/gateway.js';
import { createDoors } from '../doors/server.js';
import { pseudonymsUnder } from '../pseudonyms/under-locks.js';
import { authenticator } from '../suppliers/authenticator.js';
import { type SupplierRequest } from '../suppliers/check-supplier.js';
import { issueKey } from '../suppliers/keys.js';
import { addSupplier } from '../suppliers/suppliers.js';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>> & {
    readonly items?: readonly Readonly<Record<string, unknown>>[];
  };
}

/** The doors on a store of their own, over real HTTP, on 15 January 2026 and as time goes on. Nothing is folded. */
export interface ServedDoors {
  readonly url: string;
  readonly database: Database;
  readonly log: PostgresEventLog;
  readonly gateway: Gateway;
  /** Of the supplier `trust`, who speaks for R0A as urn:ods:R0A:esr. */
  readonly key: string;
  send(path: string, body: string | Buffer | undefined, headers?: Record<string, string>): Promise<Reply>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  /** Everything in a topic, in order. */
  appended(topic?: string): Promise<Record<string, unknown>[]>;
  /** A further supplier and its key. */
  supplier(request: Partial<SupplierRequest> & { readonly name: string }): Promise<string>;
  logged(): string;
  close(): Promise<void>;
}

export async function servedDoors(name: string): Promise<ServedDoors> {
  const { database, drop } = await testDatabase(name);
  const log = new PostgresEventLog(database, { pollMs: 50 });
  const topics = [...new Set<string>(Object.values(TOPICS))];
  await log.ensureTopics(topics.map(topic => ({ topic, partitions: 2 })));
  let logged = '';
  const logger = createLogger(
    'trace',
    new Writable({ write: (chunk, _, done) => ((logged += String(chunk)), done()) }),
  );
  const began = Date.now();
  const clock = { now: () => new Date(Date.parse('2026-01-15T10:00:00Z') + Date.now() - began) };
  const gateway = gatewayOn({
    log,
    database,
    clock,
    logger,
    pseudonyms: pseudonymsUnder([Buffer.alloc(32, 1)]),
    referenceAt: () => Promise.resolve(noReference(professionTable([]))),
  });
  const supplier: ServedDoors['supplier'] = async request => {
    await addSupplier(
      database,
      {
        sources: ['urn:ods:R0A:esr'],
        kinds: ['person', 'organisation'],
        organisations: ['R0A'],
        workplaces: [],
        eventsPerSecond: 100_000,
        ...request,
      },
      clock.now(),
    );
    return (await issueKey(database, { supplier: request.name, label: 'test', now: clock.now() })).key;
  };
  const key = await supplier({ name: 'trust' });
  const server = await createDoors({
    gateway,
    authenticate: authenticator(database, clock),
    privateWebhooks: true,
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const ask = async (path: string, init: RequestInit, headers: Record<string, string>): Promise<Reply> => {
    const response = await fetch(`${url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${key}`, ...headers },
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: (text.startsWith('{') ? JSON.parse(text) : {}) as Reply['json'],
    };
  };
  return {
    url,
    database,
    log,
    gateway,
    key,
    send: (path, body, headers = { 'content-type': 'application/json' }) =>
      ask(path, { method: 'POST', ...(body === undefined ? {} : { body: body as string }) }, headers),
    get: (path, headers = {}) => ask(path, {}, headers),
    appended: async (topic = 'muster.people') => {
      const { partitions } = await log.describe(topic);
      const records = await Promise.all(
        partitions.map(({ partition, lowWater }) => log.read(topic, partition, lowWater, 100_000)),
      );
      return records
        .flat()
        .map(({ value }) => JSON.parse(Buffer.from(value).toString()) as Record<string, unknown>);
    },
    supplier,
    logged: () => logged,
    close: async () => {
      await server.close();
      await log.close();
      await drop();
    },
  };
}

/** A post that starts, as a supplier writes it. */
export function started(id: string, change: Record<string, unknown> = {}, data: object = {}): object {
  return {
    specversion: '1.0',
    type: 'muster.post.started.v1',
    source: 'urn:ods:R0A:esr',
    id,
    subject: 'person/nhs-number:9434765919',
    time: '2026-01-10T09:00:00Z',
    ...change,
    data: {
      post: 'R0A-20123456',
      organisation: 'R0A',
      occupation: 'N2J',
      fte: 0.8,
      contract: 'permanent',
      effectiveOn: '2026-01-05',
      ...data,
    },
  };
}
