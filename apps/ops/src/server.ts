import { type EventLog } from '@muster/event-log';
import { type Clock, type Logger } from '@muster/platform';
import { parkedEvents, type Sql } from '@muster/store';
import {
  fastify,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyServerFactory,
  LogController,
} from 'fastify';
import { readFeeds } from './feeds/feeds.js';
import { readLag } from './lag/read-lag.js';
import { metricsOf } from './metrics.js';

export interface OpsOptions {
  readonly sql: Sql;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly serverFactory: FastifyServerFactory;
}

const MOST_PARKED = 1_000;

/** For operators: what the log's readers, the feeds and the parked events are like. Nothing here changes anything. */
export async function createOps(options: OpsOptions): Promise<FastifyInstance> {
  const { sql, log, clock, logger, serverFactory } = options;
  const metrics = metricsOf(sql, log, clock);
  const loggerInstance: FastifyBaseLogger = logger;
  const server = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    serverFactory,
  });
  server.get('/metrics', async (_request, reply) => reply.type(metrics.type).send(await metrics.read()));
  server.get('/v1/ops/lag', async () => ({ partitions: await readLag(sql, log, clock) }));
  server.get('/v1/ops/feeds', async () => ({ feeds: await readFeeds(sql, clock) }));
  server.get('/v1/ops/parked', async () => ({ parked: await parkedEvents(sql, undefined, MOST_PARKED) }));
  await server.ready();
  return server;
}
