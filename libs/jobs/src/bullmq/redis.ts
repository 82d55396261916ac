import { createRedisBackend, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { type JobSettings } from '../settings.js';
import { type Kept } from './kept.js';
import { patient } from './patient.js';
import { CLOSES_WITHIN_MS, DRAINED_S, SILENT_MS, type Store, type Tell, toldAlready } from './store.js';

const PREFIX = 'muster';
const LONGEST_RETRY_MS = 2_000;
const EVENTS_KEPT = 1_000;

/** @param url `redis://user:password@host:port/database`, or `rediss://` */
export function redisStore(url: string, settings: JobSettings, tell: Tell): Store {
  const { host } = new URL(url);
  const retryStrategy = (times: number) => Math.min(times * 100, LONGEST_RETRY_MS);
  const halfOfIt = Math.ceil(settings.askWithinMs / 2);
  const asking = new Redis(url, {
    retryStrategy,
    // A command is answered, or refused at once, or given up: none is kept for later.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: halfOfIt,
    connectTimeout: halfOfIt,
    socketTimeout: halfOfIt,
    disconnectTimeout: CLOSES_WITHIN_MS,
  });
  asking.on('error', tell);
  const working = {
    ...{ retryStrategy, maxRetriesPerRequest: null, socketTimeout: SILENT_MS },
    disconnectTimeout: CLOSES_WITHIN_MS,
  };
  return {
    where: `Redis at ${host}`,
    queue: name =>
      new Queue<Kept>(name, {
        connection: asking,
        prefix: PREFIX,
        streams: { events: { maxLen: EVENTS_KEPT } },
      }).on('error', toldAlready),
    worker: (name, processor, options) => {
      const clients = withCopies(new Redis(url, working).on('error', toldAlready));
      const worker = new Worker(
        name,
        processor,
        { ...options, connection: clients[0], prefix: PREFIX, drainDelay: DRAINED_S },
        patient(createRedisBackend),
      );
      return {
        worker,
        isConnected: () => clients.every(({ status }) => status === 'ready'),
        cut: () => clients.forEach(client => client.disconnect()),
      };
    },
    close: () => {
      asking.disconnect();
      return Promise.resolve();
    },
  };
}

/** A client, and the copies that BullMQ makes of it from now on. */
function withCopies(client: Redis): [Redis, ...Redis[]] {
  const clients: [Redis, ...Redis[]] = [client];
  const duplicate = client.duplicate.bind(client);
  client.duplicate = options => {
    const copy = duplicate(options).on('error', toldAlready);
    clients.push(copy);
    return copy;
  };
  return clients;
}
