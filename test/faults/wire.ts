import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** One connection through a wire: both ends, and whether what is sent on it gets lost. */
interface Line {
  readonly ends: readonly [Socket, Socket];
  silent: boolean;
}

/**
 * Stands between services and a server on this machine, whose port is asked for at each connection. Beside what the Proxy of
 * @muster/platform does it delays, and lets those connections alone fall silent that there are.
 */
export class Wire {
  private delayMs = 0;
  private refuses = false;
  private readonly lines = new Set<Line>();

  private constructor(
    private readonly server: Server,
    private readonly target: () => number,
  ) {}

  static async to(target: () => number): Promise<Wire> {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const wire = new Wire(server, target);
    server.on('connection', client => wire.join(client));
    return wire;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Connections are made, and answer as fast as the server does. Those that are silent stay it. */
  pass(): void {
    this.refuses = false;
    this.delayMs = 0;
  }

  /** So many milliseconds later, each way. */
  delay(ms: number): void {
    this.delayMs = ms;
  }

  /** Cuts all connections; new ones go through. */
  cut(): void {
    for (const { ends } of this.lines) for (const end of ends) end.destroy();
  }

  /** Cuts all connections, and those to come. */
  refuse(): void {
    this.refuses = true;
    this.cut();
  }

  /** Half-open: the connections that there are stay, and nothing comes through them any more; new ones go through. */
  silence(): void {
    for (const line of this.lines) line.silent = true;
  }

  close(): void {
    this.server.close();
    this.refuse();
  }

  private join(client: Socket): void {
    if (this.refuses) return void client.destroy();
    const line: Line = { ends: [client, connect(this.target(), '127.0.0.1')], silent: false };
    this.lines.add(line);
    const [one, other] = line.ends;
    this.carry(line, one, other);
    this.carry(line, other, one);
  }

  private carry(line: Line, from: Socket, to: Socket): void {
    let before = Promise.resolve();
    let waiting = 0;
    from.on('data', bytes => {
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
      this.lines.delete(line);
      to.destroy();
    });
    from.on('error', () => undefined); // 'close' follows
  }
}
