import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { type JobsSoon } from '@muster/jobs';
import { boardQueues } from '@muster/jobs/board';
import { type FastifyInstance } from 'fastify';

export const QUEUES_PAGE = '/queues';

/** The page asks for a font from outside, which it does without. */
const FROM_HERE =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'self'";

/** A page of the queues, to look at: it changes nothing. Empty until the jobs are there. */
export async function serveQueuesPage(server: FastifyInstance, jobs: JobsSoon): Promise<void> {
  const serverAdapter = new FastifyAdapter().setBasePath(QUEUES_PAGE);
  const board = createBullBoard({
    queues: [],
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Muster: jobs', hideRedisDetails: true } },
  });
  void jobs.opened.then(
    opened =>
      board.setQueues(boardQueues(opened).map(queue => new BullMQAdapter(queue, { readOnlyMode: true }))),
    () => undefined,
  );
  await server.register(async scope => {
    scope.addHook('onRequest', async (request, reply) => {
      reply.headers({ 'content-security-policy': FROM_HERE, 'x-content-type-options': 'nosniff' });
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return reply.status(405).header('allow', 'GET').send({ error: 'this page changes nothing' });
    });
    await scope.register(serverAdapter.registerPlugin(), { prefix: QUEUES_PAGE });
  });
}
