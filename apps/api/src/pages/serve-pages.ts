import fastifyStatic from '@fastify/static';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { preferred } from '../http/accept.js';
import { TEXT_TYPE } from '../http/describe.js';

const HTML_TYPE = 'text/html';

/** Swagger's page sets styles in its markup; nothing else here does. */
const DOCS_POLICY =
  "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; img-src 'self' data:; object-src 'none'; style-src 'self' 'unsafe-inline'";

/** The policy of everything that is served, but for the description of the API (below). */
export const CONTENT_POLICY = {
  directives: { upgradeInsecureRequests: null, fontSrc: "'self'", styleSrc: "'self'" },
};

/** To be called before the routes of /docs are registered. */
export function loosenPolicyOfDocs(server: Pick<FastifyInstance, 'addHook'>): void {
  server.addHook('preHandler', ({ url }, reply, done) => {
    if (/^[/]docs(?=[/?]|$)/.test(url)) reply.header('content-security-policy', DOCS_POLICY);
    done();
  });
}

/** An address of the dashboard, as its build tells it. */
interface Address {
  readonly address: string;
  /** What the page asks of each target before it shows anything, with what of its own query. */
  readonly asksOfEachTarget?: { readonly path: string; readonly query: readonly string[] };
}

/** Where the store takes longer to name the targets, the page asks for itself. */
const NAMED_WITHIN_MS = 250;

/**
 * Serves the dashboard from the folder that its build made: the page of each of its addresses, and the first of them at `/` for those who prefer
 * HTML to text (a browser; curl gets the answer in words), and its assets, whose names change with what they hold. A page tells the browser what
 * its scripts will ask for, so that answers are there once these have been read.
 */
export function servePages(
  server: FastifyInstance,
  folder: string,
  targetIds: () => Promise<readonly string[]>,
): void {
  const addresses = JSON.parse(readFileSync(join(folder, 'addresses.json'), 'utf8')) as Address[];
  const showing = ({ address, asksOfEachTarget }: Address) => {
    const page = readFileSync(join(folder, `${address.slice(1)}.html`), 'utf8');
    return async ({ url }: FastifyRequest, reply: FastifyReply) => {
      const asked = asksOfEachTarget ? askedOfTargets(asksOfEachTarget, url, await namedSoon(targetIds)) : [];
      const links = asked.map(path => `<link rel="preload" as="fetch" crossorigin href="${path}" />`);
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(page.replace('</head>', () => `${links.join('')}</head>`));
    };
  };

  const showHome = showing(addresses[0]!);
  server.addHook('preHandler', async (request, reply) => {
    if (!/^(GET|HEAD)$/.test(request.method) || request.url.split('?')[0] !== '/') return;
    reply.header('vary', 'accept');
    if (preferred(request.headers.accept, [TEXT_TYPE, HTML_TYPE]) === HTML_TYPE)
      return showHome(request, reply);
  });
  for (const of of addresses) server.get(of.address, showing(of));
  void server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
  });
}

function namedSoon(targetIds: () => Promise<readonly string[]>): Promise<readonly string[]> {
  return Promise.race([targetIds().catch(() => []), sleep(NAMED_WITHIN_MS, [], { ref: false })]);
}

/** As it stands in an attribute: what the address says is encoded, and so are its `&`. */
function askedOfTargets(
  { path, query }: NonNullable<Address['asksOfEachTarget']>,
  url: string,
  ids: readonly string[],
): string[] {
  const given = new URL(url, 'http://localhost').searchParams;
  const passed = new URLSearchParams();
  for (const name of query) if (given.get(name)) passed.set(name, given.get(name)!);
  const search = passed.size > 0 ? `?${String(passed).replaceAll('&', '&amp;')}` : '';
  return ids.map(id => `/v1/targets/${encodeURIComponent(id)}/${path}${search}`);
}
