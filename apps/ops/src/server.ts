import { type EventLog } from '@muster/event-log';
import { type JobsSoon } from '@muster/jobs';
import { type Clock, type Logger } from '@muster/platform';
import { type Database, parkedActs, parkedEvents } from '@muster/store';
import {
  fastify,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyServerFactory,
  LogController,
} from 'fastify';
import { readFeeds } from './feeds/feeds.js';
import { answerProblem, OpsProblem } from './http/problems.js';
import { readLag } from './lag/read-lag.js';
import { metricsOf } from './metrics.js';
import { serveChanges } from './parked/changes.js';
import { serveQueuesPage } from './queues/queues-page.js';
import { readQueues } from './queues/read-queues.js';

export interface OpsOptions {
  readonly database: Database;
  readonly log: EventLog;
  readonly jobs: JobsSoon;
  /** What operators bring who change anything or read a record; undefined: neither is done here. */
  readonly key: string | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly serverFactory: FastifyServerFactory;
}

const MOST_PARKED = 1_000;
const MOST_ACTS = 1_000;

/**
 * For operators: what the log's readers, the feeds, the jobs and the parked events are like. Whoever reaches it may read; who changes
 * anything, or reads what an event says, brings the key.
 */
export async function createOps(options: OpsOptions): Promise<FastifyInstance> {
  const { database, log, jobs, clock, logger, serverFactory } = options;
  const metrics = metricsOf(database, log, jobs, clock);
  const loggerInstance: FastifyBaseLogger = logger;
  const server = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    serverFactory,
  });
  server.setErrorHandler((error, request, reply) => answerProblem(logger, error, request, reply));
  server.setNotFoundHandler(() => {
    throw new OpsProblem(
      'unknown-route',
      'there is nothing at this address; docs/operating.md lists what there is',
    );
  });
  server.get('/metrics', async (_request, reply) => reply.type(metrics.type).send(await metrics.read()));
  server.get('/v1/ops/lag', async () => ({ partitions: await readLag(database, log, clock) }));
  server.get('/v1/ops/feeds', async () => ({ feeds: await readFeeds(database, clock) }));
  server.get('/v1/ops/parked', async () => ({
    parked: await parkedEvents(database, undefined, MOST_PARKED),
  }));
  server.get('/v1/ops/acts', async () => ({ acts: await parkedActs(database, MOST_ACTS) }));
  server.get('/v1/ops/queues', async () => ({ queues: await readQueues(jobs, clock) }));
  server.get<{ Params: { id: string } }>('/v1/ops/jobs/:id', async ({ params: { id } }) => {
    const job = await jobs.look(id);
    if (!job) throw new OpsProblem('unknown-job', 'there is no job of this id, or none any more');
    return job;
  });
  await serveChanges(server, options);
  await serveQueuesPage(server, jobs);
  await server.ready();
  return server;
}
