import { type Jobs } from '@muster/jobs';
import { type Clock, type Logger } from '@muster/platform';
import { type Database, heldDeliveries, parkedActs, parkedEvents } from '@muster/store';
import { type EventLog } from '@muster/event-log';
import { type FastifyPluginCallback } from 'fastify';
import { readFeeds } from './feeds/feeds.js';
import { answerProblem, OpsProblem } from './http/problems.js';
import { readLag } from './lag/read-lag.js';
import { serveChanges } from './parked/changes.js';
import { readQueues } from './queues/read-queues.js';

export interface OpsRoutesOptions {
  readonly database: Database;
  readonly log: EventLog;
  readonly jobs: Jobs;
  /** What operators bring who change anything or read a record; undefined: neither is done here. */
  readonly key: string | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

const MOST_PARKED = 1_000;
const MOST_ACTS = 1_000;

/**
 * What operators look at and act on, under /v1/ops, with errors of its own: on the server of the service ops, or beside the api where one
 * process is all of Muster. Whoever reaches it may read; who changes anything, or reads what an event says, brings the key.
 */
export function opsRoutes(options: OpsRoutesOptions): FastifyPluginCallback {
  const { database, log, jobs, clock, logger } = options;
  return (server, _options, done) => {
    server.setErrorHandler((error, request, reply) => answerProblem(logger, error, request, reply));
    server.get('/v1/ops/lag', async () => ({ partitions: await readLag(database, log, clock) }));
    server.get('/v1/ops/feeds', async () => ({ feeds: await readFeeds(database, clock) }));
    server.get('/v1/ops/held', async () => ({
      held: (await heldDeliveries(database)).map(({ batch, sender, file, receivedAt, held, movements }) => ({
        ...{ batch, sender, file, receivedAt, events: held, movements },
      })),
    }));
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
    void serveChanges(server, options);
    done();
  };
}
