import { fastify, type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { answerProblem, DoorProblem } from './problems.js';
import { doors, type DoorsOptions } from './routes.js';

/** A server of the doors alone, ready to listen. Where api serves them, `doors` is registered on its own. */
export async function createDoors(options: DoorsOptions): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = options.gateway.logger;
  const server = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 120_000,
    return503OnClosing: false,
    frameworkErrors: (_error, request, reply) =>
      answerProblem(request, reply, new DoorProblem('bad-query', 'the path cannot be read')),
  });
  server.setNotFoundHandler((request, reply) =>
    answerProblem(
      request,
      reply,
      new DoorProblem(
        'unknown-route',
        `there is nothing at ${request.method} ${request.url.split('?', 1)[0]}`,
      ),
    ),
  );
  await server.register(doors(options));
  await server.ready();
  return server;
}
