import {
  type BackendFactory,
  createPostgresBackend,
  PostgresConnection,
  type PostgresPoolConfig,
  PostgresQueueBackend,
  Queue,
  Worker,
} from 'bullmq';
import { type JobSettings } from '../settings.js';
import { type KeptQueue } from './kept.js';
import { patient } from './patient.js';
import { DRAINED_S, type KeptWorker, SILENT_MS, type Store, type Tell, toldAlready } from './store.js';

/** BullMQ's tables and functions, which its own migrations make. */
const SCHEMA = 'jobs';
const EVENTS_KEPT = 1_000;
const ASKING_CONNECTIONS = 3;
/** One to do with, one to renew locks by. */
const WORKING_CONNECTIONS = 2;

/** @param url `postgres://user:password@host:port/database`; the user owns the schema, or may create it */
export function postgresStore(url: string, settings: JobSettings, tell: Tell): Store {
  const { host } = new URL(url);
  const halfOfIt = Math.ceil(settings.askWithinMs / 2);
  const asking = new PostgresConnection({
    ...poolOf(url, 'muster jobs', ASKING_CONNECTIONS, halfOfIt),
    migrate: true,
  });
  asking.on('error', tell);
  const working = poolOf(url, 'muster jobs worker', WORKING_CONNECTIONS, SILENT_MS);
  return {
    where: `PostgreSQL at ${host}`,
    queue: name => {
      const shared: BackendFactory<PostgresQueueBackend, PostgresPoolConfig> = (queue, options) =>
        new PostgresQueueBackend(asking, queue, options, false);
      const streams = { events: { maxLen: EVENTS_KEPT } };
      const queue = new Queue(name, { connection: working, streams }, shared).on('error', toldAlready);
      return queue as unknown as KeptQueue;
    },
    worker: (name, processor, options) => {
      const worker = new Worker(
        name,
        processor,
        { ...options, connection: working, drainDelay: DRAINED_S },
        patient(closable),
      ) as unknown as KeptWorker;
      return { worker, isConnected: () => true, cut: () => void worker.disconnect().catch(tell) };
    },
    close: () => asking.close(),
  };
}

/** BullMQ names a connection once it is ready. Where it was closed meanwhile, that would open another, which nobody closes. */
const closable: typeof createPostgresBackend = (queue, options, more) => {
  const backend = createPostgresBackend(queue, options, more);
  const setName = backend.setName.bind(backend);
  backend.setName = name => (backend.closing ? Promise.resolve() : setName(name));
  return backend;
};

/** Its `pg` is the one that libs/store has: BullMQ loads it by itself. */
function poolOf(url: string, name: string, max: number, answerMs: number): PostgresPoolConfig {
  return {
    connectionString: url,
    application_name: name,
    schema: SCHEMA,
    max,
    keepAlive: true,
    connectionTimeoutMillis: answerMs,
    query_timeout: answerMs,
  };
}
