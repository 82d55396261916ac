import { once } from 'node:events';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';

export interface Heard {
  readonly name: string;
  readonly data: Record<string, unknown>;
}

/** A client that reads what it is sent, over HTTP. */
export class LiveClient {
  readonly heard: Heard[] = [];
  /** Comments and all. */
  text = '';
  ended = false;

  private constructor(
    private readonly request: ClientRequest,
    readonly response: IncomingMessage,
  ) {
    let rest = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      this.text += chunk;
      const frames = `${rest}${chunk}`.split('\n\n');
      rest = frames.pop()!;
      for (const frame of frames) {
        const name = /^event: (.+)$/m.exec(frame)?.[1];
        if (name)
          this.heard.push({ name, data: JSON.parse(/^data: (.+)$/m.exec(frame)![1]!) as Heard['data'] });
      }
    });
    response.on('close', () => (this.ended = true)).on('error', () => undefined);
  }

  static async open(url: string, headers: Record<string, string> = {}): Promise<LiveClient> {
    const request = get(url, { headers, agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const client = new LiveClient(request, response);
    request.on('error', () => undefined);
    return client;
  }

  /** What it heard of a name, as data. */
  of(name: string): Heard['data'][] {
    return this.heard.filter(heard => heard.name === name).map(({ data }) => data);
  }

  /** @throws when nothing of the kind comes in time */
  hears(
    name: string,
    like: (data: Heard['data']) => boolean = () => true,
    withinMs = 5_000,
  ): Promise<Heard['data']> {
    return eventually(
      () => this.of(name).find(like),
      withinMs,
      () => `${name} in ${this.text}`,
    );
  }

  close(): void {
    this.request.destroy();
  }
}

/** A client that asks for more than sockets hold, then to follow, and never reads. */
export async function deafClient(url: string): Promise<Socket> {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.pause();
  socket.on('error', () => undefined);
  const asks = [...Array<string>(10).fill('/docs/swagger-ui-bundle.js'), pathname];
  socket.write(asks.map(path => `GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`).join(''));
  return socket;
}

export async function eventually<T>(
  look: () => T | undefined | Promise<T | undefined>,
  withinMs = 5_000,
  waitedFor: () => string = () => 'it',
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`waited in vain for ${waitedFor()}`);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
