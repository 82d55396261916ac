import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The way to PostgreSQL, which can be cut and mended. */
export class Way {
  private readonly server: Server = createServer(client => this.join(client));
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private open = true;
  private target = new URL('postgres://127.0.0.1');

  /** @returns the address to use in place of the server's */
  async to(url: string): Promise<string> {
    this.target = new URL(url);
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const way = new URL(url);
    way.hostname = '127.0.0.1';
    way.port = String((this.server.address() as AddressInfo).port);
    return way.href;
  }

  /** Ends every connection; new ones go through. */
  cut(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
  }

  /** Ends every connection, and refuses new ones until it is mended. */
  close(): void {
    this.open = false;
    this.cut();
  }

  mend(): void {
    this.open = true;
  }

  async end(): Promise<void> {
    this.close();
    await new Promise(resolve => this.server.close(resolve));
  }

  private join(client: Socket): void {
    client.on('error', () => undefined);
    if (!this.open) return void client.destroy();
    const server = connect(Number(this.target.port), this.target.hostname);
    server.on('error', () => undefined);
    const pair = [client, server] as const;
    this.pairs.add(pair);
    client.pipe(server).pipe(client);
    for (const [one, other] of [pair, [server, client] as const])
      one.on('close', () => {
        other.destroy();
        this.pairs.delete(pair);
      });
  }
}
