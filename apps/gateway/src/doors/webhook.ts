import { dropWebhook, setWebhook, webhookOf, webhookState } from '@muster/store';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { readJson, readText } from '../bodies/index.js';
import { type Gateway } from '../delivery/gateway.js';
import { type Supplier } from '../suppliers/supplier.js';
import { faultOfUrl } from '../webhooks/post.js';
import { newSecret } from '../webhooks/sign.js';
import { readBody } from './body.js';
import { DoorProblem } from './problems.js';

const ADDRESS = '/v1/sources/me/webhook';
const MAX_BODY = 10_000;
const PRINTABLE = /^[^\p{Cc}\s]*$/u;

/** Where a supplier says where it wants to be told. */
export function webhookRoutes(
  scope: FastifyInstance,
  gateway: Gateway,
  who: (request: FastifyRequest) => Promise<Supplier>,
  privateToo: boolean,
): void {
  scope.put(ADDRESS, async request => {
    const { name } = await who(request);
    const url = await readUrl(request, privateToo);
    const secret = newSecret();
    await setWebhook(gateway.database, { sender: name, url, secret }, gateway.clock.now());
    return { url, secret, note: 'the secret is shown this once: it signs every call (Standard Webhooks)' };
  });
  scope.get(ADDRESS, async request => {
    const { name } = await who(request);
    const webhook = await webhookOf(gateway.database, name);
    if (!webhook) throw noWebhook();
    const { url, pausedAt } = webhook;
    return { url, pausedAt, ...(await webhookState(gateway.database, name)) };
  });
  scope.delete(ADDRESS, async (request, reply) => {
    const { name } = await who(request);
    if (!(await dropWebhook(gateway.database, name))) throw noWebhook();
    return reply.status(204).send();
  });
}

async function readUrl(request: FastifyRequest, privateToo: boolean): Promise<string> {
  const text = await readBody(request, bytes => readText(bytes, MAX_BODY));
  const reading = readJson(text);
  if (!reading.ok)
    throw new DoorProblem('bad-body', `expected ${reading.fault.expected}, got ${reading.fault.got}`);
  const { url } = (typeof reading.json === 'object' && reading.json !== null ? reading.json : {}) as {
    url?: unknown;
  };
  const expected =
    typeof url === 'string' && url.length <= 500 && PRINTABLE.test(url) && url.isWellFormed()
      ? faultOfUrl(url, privateToo)
      : 'a URL of at most 500 characters without blanks';
  if (expected === undefined) return url as string;
  throw new DoorProblem('rejected', `url: expected ${expected}`, [
    { pointer: '/url', expected, got: typeof url, remedy: 'name an address that you can be called at' },
  ]);
}

function noWebhook(): DoorProblem {
  return new DoorProblem('no-webhook', `none is set; PUT ${ADDRESS} with {"url": "https://…"} sets one`);
}
