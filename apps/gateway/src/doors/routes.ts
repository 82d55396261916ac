import { isMonth, type Month } from '@muster/domain';
import { deliveryOf, itemsSince } from '@muster/store';
import { type FastifyInstance, type FastifyPluginCallback, type FastifyRequest } from 'fastify';
import { type Gateway } from '../delivery/gateway.js';
import { fatesOf } from '../feedback/fates.js';
import { qualityOf } from '../feedback/quality.js';
import { type Authenticator } from '../suppliers/authenticator.js';
import { type Supplier } from '../suppliers/supplier.js';
import { stateOf } from './answer.js';
import { authorised } from './authorised.js';
import { inHand } from './in-hand.js';
import { linger } from './linger.js';
import { Pace } from './pace.js';
import { answerProblem, DoorProblem, problemOf } from './problems.js';
import { matching, readQuery, wholeNumber } from './query.js';
import { receiveEvents } from './receive-events.js';
import { receiveSnapshot } from './receive-snapshot.js';
import { webhookRoutes } from './webhook.js';

export interface DoorsOptions {
  readonly gateway: Gateway;
  readonly authenticate: Authenticator;
  /** Let suppliers name webhooks inside private networks. */
  readonly privateWebhooks: boolean;
}

/** So many bodies are read and checked at once, and so many more may wait. */
const AT_ONCE = 4;
const WAITING = 64;

const PAGE = 1000;
const BATCH = /^[0-9a-f-]{36}$/;

/** The doors for HR systems, to be registered on a Fastify server: on one of its own, or on that of api. */
export function doors({ gateway, authenticate, privateWebhooks }: DoorsOptions): FastifyPluginCallback {
  return (scope, _options, done) => {
    const pace = new Pace();
    const inTurn = inHand(AT_ONCE, WAITING);
    const who = async (request: FastifyRequest): Promise<Supplier> => {
      try {
        return await authorised(request, authenticate);
      } catch (error) {
        if (error instanceof DoorProblem && error.code === 'unauthorised') await pace.failed(request.ip);
        throw error;
      }
    };
    takeBodiesAsStreams(scope);
    answerWithProblems(scope, gateway);
    scope.addHook('onResponse', (request, _reply, answered) => {
      linger(request);
      answered();
    });

    const receiving = { gateway, pace };
    scope.post('/v1/events', async (request, reply) => {
      const supplier = await who(request);
      return reply.status(202).send(await inTurn(() => receiveEvents(receiving, supplier, request)));
    });
    scope.post('/v1/snapshots', async (request, reply) => {
      const supplier = await who(request);
      return reply.status(202).send(await inTurn(() => receiveSnapshot(receiving, supplier, request)));
    });

    scope.get('/v1/sources/me', async request => {
      const { name, sources, kinds, organisations, workplaces, eventsPerSecond } = await who(request);
      return { supplier: name, sources, kinds, organisations, workplaces, eventsPerSecond };
    });
    scope.get('/v1/sources/me/outcomes', async request => {
      const { name } = await who(request);
      const { since = 0, limit = PAGE } = readQuery(request, {
        since: wholeNumber(Number.MAX_SAFE_INTEGER),
        limit: wholeNumber(PAGE),
      });
      const items = await itemsSince(gateway.database, name, since, Math.max(1, limit));
      const outcomes = await fatesOf(gateway, items);
      return {
        outcomes,
        next: outcomes.at(-1)?.number ?? since,
        /** More can be asked for at once; else what follows is not folded in yet, or has not come. */
        more: items.length === Math.max(1, limit) && outcomes.length === items.length,
      };
    });
    scope.get('/v1/sources/me/quality', async request => {
      const { name } = await who(request);
      const now = gateway.clock.now().toISOString().slice(0, 7) as Month;
      const { month = now } = readQuery(request, {
        month: matching<Month>(
          'a month from 1950 on, as YYYY-MM',
          text => isMonth(text) && text >= '1950-01',
        ),
      });
      return { supplier: name, month, organisations: await qualityOf(gateway, name, month) };
    });
    scope.get<{ Params: { batch: string } }>('/v1/deliveries/:batch', async request => {
      const { name } = await who(request);
      const { batch } = request.params;
      const delivery = BATCH.test(batch) ? await deliveryOf(gateway.database, batch) : undefined;
      if (delivery?.sender !== name)
        throw new DoorProblem('unknown-delivery', 'you have sent no delivery of that name');
      return { ...delivery, state: stateOf(delivery) };
    });
    webhookRoutes(scope, gateway, who, privateWebhooks);
    done();
  };
}

/** What a body is, its route decides: it is read in pieces, with limits, and never parsed by anybody else. */
function takeBodiesAsStreams(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
}

function answerWithProblems(scope: FastifyInstance, { logger }: Gateway): void {
  scope.setErrorHandler((error, request, reply) => {
    const told = problemOf(error, request);
    if (told.cause !== undefined)
      logger.error({ err: told.cause, method: request.method, request: request.id }, told.code);
    answerProblem(request, reply, told);
  });
}
