import fastifyStatic from '@fastify/static';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/**
 * Serves the dashboard from the folder that its build made: its page at each of its addresses, and at `/` for those who prefer HTML to text
 * (a browser; curl gets the answer in words), and its assets, whose names change with what they hold.
 */
export function servePages(server: FastifyInstance, folder: string): void {
  const page = readFileSync(join(folder, 'index.html'));
  const addresses = JSON.parse(readFileSync(join(folder, 'addresses.json'), 'utf8')) as string[];
  const show = (_request: FastifyRequest, reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);

  server.addHook('preHandler', (request, reply, done) => {
    if (!/^(GET|HEAD)$/.test(request.method) || request.url.split('?')[0] !== '/') return done();
    reply.header('vary', 'accept');
    if (preferred(request.headers.accept, [TEXT_TYPE, HTML_TYPE]) === HTML_TYPE) void show(request, reply);
    else done();
  });
  for (const address of addresses) server.get(address, show);
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
