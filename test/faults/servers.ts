import { Broker, NoBroker } from '@muster/event-log/testing';
import { ownRedis, type RedisServer } from '@muster/jobs/testing';
import { Proxy, removeAbandoned } from '@muster/platform/testing';
import { type EmbeddedServer, openEmbedded } from '@muster/store/embedded';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDER = /^muster-test-faults-(\d+)-/;
/** Else the controller takes a broker that was killed for alive for 9 s, and lets nobody in its place. */
const SOON_DEAD = ['broker.session.timeout.ms=2000', 'broker.heartbeat.interval.ms=500'];
/** What dies with the machine, and not with a process, is no subject of these tests. */
const SETTINGS = { fsync: 'off' };
/** Where the servers are, on ports that are known once they run. */
const HERE = 'tcp://127.0.0.1:1';

/** What the services are built on, each a process of its own that may be struck; services reach it over wires. */
export class Servers {
  postgres!: EmbeddedServer;
  kafka!: Broker;
  /** Undefined where this machine has none. */
  redis: RedisServer | undefined;
  private closing: Promise<void> | undefined;

  private constructor(
    readonly folder: string,
    readonly kafkaWire: Proxy,
    readonly postgresWire: Proxy,
  ) {}

  /**
   * Undefined where this machine cannot run a broker: the tests that need it are to be skipped, which is told on the terminal. Under
   * CI=true that is an error.
   */
  static async start(): Promise<Servers | undefined> {
    removeAbandoned(FOLDER);
    const folder = mkdtempSync(join(tmpdir(), `muster-test-faults-${process.pid}-`));
    const servers: Servers = new Servers(
      folder,
      await Proxy.before(HERE, () => portOfBroker(join(folder, 'kafka'))),
      await Proxy.before(HERE, () => servers.postgres.port),
    );
    try {
      await servers.open();
      return servers;
    } catch (error) {
      await servers.close();
      if (!(error instanceof NoBroker)) throw error;
      if (process.env['CI'] === 'true')
        throw new Error(`with CI=true the tests of faults must run: ${error.message}`);
      process.stderr.write(`\nTests of faults are SKIPPED: ${error.message}.\n\n`);
      return undefined;
    }
  }

  /** For whoever looks, past the wire. */
  get storeUrl(): string {
    return this.postgres.url();
  }

  /** For the services. */
  get environment(): Readonly<Record<string, string>> {
    const store = new URL(this.storeUrl);
    store.port = String(this.postgresWire.port);
    return {
      MUSTER_POSTGRES_URL: store.href,
      MUSTER_KAFKA_BROKERS: `127.0.0.1:${this.kafkaWire.port}`,
    };
  }

  wires(): readonly Proxy[] {
    return [this.kafkaWire, this.postgresWire];
  }

  get brokerPid(): number {
    return Number(readFileSync(join(this.folder, 'kafka', 'pid'), 'utf8'));
  }

  /** On the port that it had. */
  async startPostgres(): Promise<void> {
    this.postgres = await openEmbedded({
      folder: join(this.folder, 'store'),
      purpose: 'tests of faults',
      settings: SETTINGS,
      ...(this.postgres ? { port: this.postgres.port } : {}),
      report: () => undefined,
    });
    writeFileSync(join(this.folder, 'pid'), String(this.postgres.pid)); // for removeAbandoned
  }

  /** Ends them with all they hold. */
  close(): Promise<void> {
    return (this.closing ??= this.end());
  }

  private async end(): Promise<void> {
    for (const wire of this.wires()) wire.close();
    this.kafka?.remove();
    await this.redis?.remove();
    // It may be killed just now: then there is nothing to stop in order.
    await this.postgres?.stop().catch(() => undefined);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20 });
  }

  private async open(): Promise<void> {
    chmodSync(this.folder, 0o755); // where tests run as root, PostgreSQL runs as another user
    const kafka = join(this.folder, 'kafka');
    mkdirSync(kafka);
    // The broker says where it is reached, and that is the wire, for whoever asks.
    const advertised = `advertised.listeners=PLAINTEXT://127.0.0.1:${this.kafkaWire.port}`;
    this.kafka = await Broker.start(kafka, [...SOON_DEAD, advertised]);
    await this.startPostgres();
    this.redis = await ownRedis();
  }
}

/** Chosen when it is started, and asked for before that has ended. */
function portOfBroker(folder: string): number {
  const [, port] = /^listeners=PLAINTEXT:\/\/127\.0\.0\.1:(\d+)/m.exec(
    readFileSync(join(folder, 'server.properties'), 'utf8'),
  )!;
  return Number(port);
}
