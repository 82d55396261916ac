import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between clients and a server: passes on, or refuses connections, or keeps them open and passes nothing on. */
export class Proxy {
  /** How often somebody has tried to connect. */
  tries = 0;
  private refuses = false;
  private swallows: (sent: Buffer) => boolean = () => false;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    /** The address to use in place of the server's. */
    readonly url: string,
  ) {}

  static async before(serverUrl: string): Promise<Proxy> {
    const target = new URL(serverUrl);
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(serverUrl);
    url.hostname = '127.0.0.1';
    url.port = String((server.address() as AddressInfo).port);
    const proxy = new Proxy(server, url.href);
    server.on('connection', client => {
      proxy.tries += 1;
      if (proxy.refuses) client.destroy();
      else proxy.join(client, connect(Number(target.port), target.hostname));
    });
    return proxy;
  }

  /** @param which the connections that are silent from now on: those on which a client sends this; else all */
  silence(which: (sent: Buffer) => boolean = () => true): void {
    this.swallows = which;
  }

  /** Connections made from now on are passed on; those that are silent stay it. */
  pass(): void {
    this.refuses = false;
    this.swallows = () => false;
  }

  /** Cuts all connections, and those to come. */
  refuse(): void {
    this.refuses = true;
    this.cut();
  }

  /** Cuts all connections; new ones go through. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Cuts all connections and takes no more. */
  close(): void {
    this.server.close();
    this.cut();
  }

  private join(client: Socket, server: Socket): void {
    let silent = false;
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(from);
      from.on('data', bytes => {
        silent ||= from === client && this.swallows(bytes);
        if (!silent) to.write(bytes);
      });
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      from.on('error', () => undefined);
    }
  }
}
