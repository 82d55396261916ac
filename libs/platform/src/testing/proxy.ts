import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A connection that is passed on, and whether what is sent on it gets lost. */
interface Line {
  readonly client: Socket;
  readonly server: Socket;
  silent: boolean;
}

/** Stands between clients and a server: passes on, at once or later, or refuses connections, or keeps them open and passes nothing on. */
export class Proxy {
  /** How often somebody has tried to connect. */
  tries = 0;
  private refuses = false;
  private delayMs = 0;
  private swallows: (sent: Buffer) => boolean = () => false;
  private readonly lines = new Set<Line>();

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    /** The address to use in place of the server's. */
    readonly url: string,
  ) {}

  /** @param portNow asked at each connection, of a server that has not always the same */
  static async before(serverUrl: string, portNow?: () => number): Promise<Proxy> {
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
      else proxy.join(client, connect(portNow?.() ?? Number(target.port), target.hostname));
    });
    return proxy;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** @param which the connections that are silent from now on: those on which a client sends this; else all */
  silence(which: (sent: Buffer) => boolean = () => true): void {
    this.swallows = which;
  }

  /** Half-open: nothing comes any more through the connections that there are; new ones go through. */
  silenceThose(): void {
    for (const line of this.lines) line.silent = true;
  }

  /** What is sent arrives so many milliseconds later, each way. */
  delay(ms: number): void {
    this.delayMs = ms;
  }

  /** Connections made from now on are passed on, at once; those that are silent stay it. */
  pass(): void {
    this.refuses = false;
    this.delayMs = 0;
    this.swallows = () => false;
  }

  /** Cuts all connections, and those to come. */
  refuse(): void {
    this.refuses = true;
    this.cut();
  }

  /** Cuts all connections; new ones go through. */
  cut(): void {
    for (const { client, server } of this.lines) {
      client.destroy();
      server.destroy();
    }
  }

  /** Cuts all connections and takes no more. */
  close(): void {
    this.server.close();
    this.cut();
  }

  private join(client: Socket, server: Socket): void {
    const line: Line = { client, server, silent: false };
    this.lines.add(line);
    this.carry(line, client, server);
    this.carry(line, server, client);
  }

  private carry(line: Line, from: Socket, to: Socket): void {
    let before = Promise.resolve();
    let waiting = 0;
    from.on('data', bytes => {
      line.silent ||= from === line.client && this.swallows(bytes);
      if (line.silent) return;
      if (this.delayMs === 0 && waiting === 0) return void to.write(bytes);
      const due = performance.now() + this.delayMs;
      waiting += 1;
      before = before.then(async () => {
        await sleep(Math.max(0, due - performance.now()));
        waiting -= 1;
        if (!to.destroyed) to.write(bytes);
      });
    });
    from.on('close', () => {
      if (line.silent && from === line.server) return; // nobody tells the client
      this.lines.delete(line);
      to.destroy();
    });
    from.on('error', () => undefined); // 'close' follows
  }
}
