import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between jobs and where they are kept: passes on, or cuts connections, or takes them and says nothing. */
export class Proxy {
  /** How often somebody has tried to connect. */
  tries = 0;
  private way: 'passes' | 'refuses' | 'is-silent' = 'passes';
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    /** The address to use in place of the backend's. */
    readonly url: string,
  ) {}

  static async before(backendUrl: string): Promise<Proxy> {
    const target = new URL(backendUrl);
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(backendUrl);
    url.hostname = '127.0.0.1';
    url.port = String((server.address() as AddressInfo).port);
    const proxy = new Proxy(server, url.href);
    server.on('connection', client => {
      proxy.tries += 1;
      if (proxy.way === 'refuses') client.destroy();
      else proxy.join(client, connect(Number(target.port), target.hostname));
    });
    return proxy;
  }

  /** Cuts all connections, and those to come. */
  refuse(): void {
    this.way = 'refuses';
    this.cut();
  }

  /** Keeps the connections there are, takes more, and passes nothing on. */
  silence(): void {
    this.way = 'is-silent';
  }

  /** Connections from now on are passed on; the old ones are cut, as by a router that comes back. */
  pass(): void {
    this.way = 'passes';
    this.cut();
  }

  close(): void {
    this.server.close();
    this.cut();
  }

  private cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private join(client: Socket, backend: Socket): void {
    for (const [from, to] of [
      [client, backend],
      [backend, client],
    ] as const) {
      this.sockets.add(from);
      from.on('data', bytes => {
        if (this.way === 'passes') to.write(bytes);
      });
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      from.on('error', () => undefined);
    }
  }
}
