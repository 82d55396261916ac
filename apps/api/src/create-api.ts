import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { shownPath } from '@muster/platform';
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { ApiModule, type ApiOptions } from './api.module.js';
import { documentApi } from './documentation.js';
import { refuseWhatIsNotHttp } from './http/client-error.js';
import { Snapshots } from './freshness/snapshots.js';
import { NestLogger } from './http/nest-logger.js';
import { ProblemFilter } from './http/problem-filter.js';
import { ApiProblem } from './http/problems.js';
import { RouteTable } from './http/route-table.js';
import { CONTENT_POLICY, loosenPolicyOfDocs, servePages } from './pages/serve-pages.js';
import { targetIds } from './targets/answers.js';

/** A target with its split over 500 areas and its longest note fits in well. */
const BODY_LIMIT = 256 * 1024;

/** Who closes the api waits no longer for answers that are under way, nor for clients that do not read them. */
const CLOSES_WITHIN_MS = 500;

/**
 * Queries, commands and their description, ready to `listen` or to be asked by `inject`. Who opened the database and the log
 * closes them, after `close`.
 */
export async function createApi(options: ApiOptions): Promise<NestFastifyApplication> {
  const { logger } = options;
  const routes = new RouteTable();
  const problems = new ProblemFilter(logger, routes);
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    return503OnClosing: false,
    ...(options.serverFactory && { serverFactory: options.serverFactory }),
    clientErrorHandler: refuseWhatIsNotHttp,
    // A path that cannot be read is refused before hooks and filters: what they would do is done here.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      reply.headers({ 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'self'" });
      problems.answer(error, request, reply);
    },
  });
  const server = adapter.getInstance();
  server.removeContentTypeParser('text/plain');
  routes.record(server);
  server.addHook('onRequest', (request, _reply, done) => {
    // PostgreSQL's text holds no NUL, so nothing that is kept there can be asked for by one.
    done(
      /%00/.test(request.url)
        ? new ApiProblem('bad-request', 'the address holds a NUL character, which nothing here is named by')
        : undefined,
    );
  });
  server.addHook('preClose', done => {
    setTimeout(() => server.server.closeAllConnections(), CLOSES_WITHIN_MS).unref();
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { method, url, id } = request;
    logger.info(
      {
        method,
        path: shownPath(url),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        request: id,
      },
      'answered',
    );
    done();
  });

  loosenPolicyOfDocs(server);
  for (const plugin of options.beside ?? []) void server.register(plugin);
  if (options.pages !== undefined)
    servePages(server, options.pages, () => app.get(Snapshots).read(targetIds));
  const app: NestFastifyApplication = await NestFactory.create<NestFastifyApplication>(
    ApiModule.with(options, routes),
    adapter,
    {
      logger: new NestLogger(logger),
      bodyParser: false,
      abortOnError: false,
    },
  );
  app.useGlobalFilters(problems);
  app.useSecurityHeaders({
    // Plain HTTP on the loopback: there is nothing to upgrade to.
    strictTransportSecurity: false,
    contentSecurityPolicy: CONTENT_POLICY,
  });
  documentApi(app);
  await app.init();
  await server.ready();
  return app;
}
