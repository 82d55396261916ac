import { type JobsSoon } from '@muster/jobs';
import {
  type FastifyBaseLogger,
  fastify,
  type FastifyInstance,
  type FastifyServerFactory,
  LogController,
} from 'fastify';
import { answerProblem, OpsProblem } from './http/problems.js';
import { metricsOf } from './metrics.js';
import { serveQueuesPage } from './queues/queues-page.js';
import { opsRoutes, type OpsRoutesOptions } from './routes.js';

export interface OpsOptions extends OpsRoutesOptions {
  readonly jobs: JobsSoon;
  readonly serverFactory: FastifyServerFactory;
}

/** For operators: what the log's readers, the feeds, the jobs and the parked events are like; metrics, and a page of the queues. */
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
  await server.register(opsRoutes(options));
  await serveQueuesPage(server, jobs);
  await server.ready();
  return server;
}
