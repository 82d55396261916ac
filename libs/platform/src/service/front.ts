import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo } from 'node:net';
import { settlesWithin } from '../waiting.js';

/** Why a service is not ready, in words; undefined where it is. */
export type Readiness = () => Promise<string | undefined>;

const ANSWERS_WITHIN_MS = 3_000;
const DOES_NOT_ANSWER = 'what it needs does not answer';

/**
 * The HTTP side of a service from its first moment: it says how the service is while that is still being opened, and hands all other
 * requests on once it is open.
 *
 * `GET /health/started` and `/health/ready` answer 200, or 503 with what is waited for; `/health/live` answers 200 for as long as the
 * process answers at all.
 */
export class Front {
  readonly server: Server;
  private handler: RequestListener | undefined;
  private ready: Readiness | undefined;
  private words = 'it has just begun';
  private draining = false;

  constructor() {
    this.server = createServer((request, response) => this.answer(request, response));
  }

  /** @returns the address that it listens at, which is told where any free port was asked for */
  async listen(host: string, port: number): Promise<string> {
    this.server.listen(port, host);
    await once(this.server, 'listening');
    const { port: bound } = this.server.address() as AddressInfo;
    return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
  }

  /** What the service waits for until it is open. */
  waitsFor(words: string): void {
    this.words = words;
  }

  /** Requests go to the handler from now on. */
  open(ready: Readiness): void {
    this.ready = ready;
  }

  /**
   * What else answers here, once it is open: to be given to Fastify as its `serverFactory`, which then sets the limits of the server and
   * refuses what is not HTTP.
   */
  readonly serverFactory = (handler: RequestListener): Server => {
    this.handler = handler;
    return this.server;
  };

  /** It is ready no more, so that whoever spreads the requests sends none; those that come are answered all the same. */
  drain(): void {
    this.draining = true;
  }

  /** Takes no more connections, and waits until those that there are have their answers; after so long it cuts them. */
  async close(patienceMs: number): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeIdleConnections();
    const cut = setTimeout(() => this.server.closeAllConnections(), patienceMs);
    await closed;
    clearTimeout(cut);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    // Else whoever keeps connections open keeps one that is being stopped waiting until they are cut.
    if (this.draining) response.setHeader('connection', 'close');
    const path = request.url?.split('?', 1)[0];
    if (path === '/health/live') return say(response, 200, { status: 'live' });
    if (path === '/health/started')
      return this.ready
        ? say(response, 200, { status: 'started' })
        : say(response, 503, { status: 'starting', detail: this.words });
    if (path === '/health/ready') return void this.sayReady(response);
    if (this.ready && this.handler) return this.handler(request, response);
    request.resume();
    if (this.ready) say(response, 404, { title: 'There is nothing at this address', status: 404 });
    else {
      response.setHeader('retry-after', '2');
      say(response, 503, { title: 'Not ready yet', status: 503, detail: this.words });
    }
  }

  private async sayReady(response: ServerResponse): Promise<void> {
    const why = await this.whyNotReady();
    if (why === undefined) say(response, 200, { status: 'ready' });
    else say(response, 503, { status: 'not-ready', detail: why });
  }

  private async whyNotReady(): Promise<string | undefined> {
    if (this.draining) return 'it is being stopped';
    if (!this.ready) return this.words;
    const ready = this.ready().catch(() => DOES_NOT_ANSWER);
    return (await settlesWithin(ANSWERS_WITHIN_MS, ready)) ? ready : DOES_NOT_ANSWER;
  }
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': status >= 400 && 'title' in body ? 'application/problem+json' : 'application/json',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}
