import { type FastifyBaseLogger, type FastifyInstance, type FastifyServerFactory } from 'fastify';
import { answerProblem, DoorProblem } from './problems.js';
import { doors, type DoorsOptions } from './routes.js';

/**
 * A server of the doors alone, ready to listen. Where api serves them, `doors` is registered on its own.
 * @param serverFactory gives the HTTP server where there is one already
 */
export async function createDoors(
  options: DoorsOptions,
  serverFactory?: FastifyServerFactory,
): Promise<FastifyInstance> {
  const { fastify, LogController } = await import('fastify'); // here, so that who opens no door need not load it
  const logger: FastifyBaseLogger = options.gateway.logger;
  const server = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 120_000,
    return503OnClosing: false,
    ...(serverFactory && { serverFactory }),
    frameworkErrors: (_error, request, reply) =>
      answerProblem(request, reply, new DoorProblem('bad-query', 'the path cannot be read')),
  });
  server.setNotFoundHandler((request, reply) =>
    answerProblem(
      request,
      reply,
      new DoorProblem(
        'unknown-route',
        'there is nothing at this address: send events to POST /v1/events, snapshots to POST /v1/snapshots',
      ),
    ),
  );
  await server.register(doors(options));
  await server.ready();
  return server;
}
