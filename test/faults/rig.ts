import { TOPIC_DEFINITIONS } from '@muster/event-log/open';
import { KafkaEventLog } from '@muster/event-log/kafka';
import { addSupplier, GRANTED_KINDS, issueKey, openPseudonyms } from '@muster/gateway';
import { freePort, settlesWithin } from '@muster/platform';
import { retried, until } from '@muster/platform/testing';
import { Database } from '@muster/store';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildServices, endServices, type RunningService, startService } from '../distributed/services.js';
import { Ledger } from './ledger.js';
import { Load, type LoadOptions } from './load.js';
import { type Servers } from './servers.js';

const TOPIC_SETTINGS = { replicationFactor: 1, minInsyncReplicas: 1, retentionMs: -1 };
const LOOK_MS = 100;
const READY_WITHIN_MS = 60_000;

/** Two projectors and a gateway as processes, under load, on servers that may be struck. */
export class Rig {
  readonly ledger = new Ledger();
  /** Services that ended though nobody ended them, with the last of their log. */
  readonly unasked: string[] = [];
  database!: Database;
  load!: Load;
  private services: RunningService[] = [];
  private readonly ending = new Set<RunningService>();
  private gatewayPort = 0;

  private constructor(readonly servers: Servers) {}

  static async on(servers: Servers, load: LoadOptions): Promise<Rig> {
    const rig = new Rig(servers);
    try {
      await rig.open(load);
      return rig;
    } catch (error) {
      await rig.close();
      throw error;
    }
  }

  all(): readonly RunningService[] {
    return this.services;
  }

  projectors(): RunningService[] {
    return this.services.filter(({ name }) => name === 'projector');
  }

  gateway(): RunningService {
    return this.services.find(({ name }) => name === 'gateway')!;
  }

  /** Starts a service as its orchestrator would; a gateway at the address that all gateways had. */
  async start(name: 'projector' | 'gateway'): Promise<RunningService> {
    const { environment, redis } = this.servers;
    const service = await startService(name, {
      ...environment,
      ...(name === 'gateway'
        ? { MUSTER_KEY_FOLDER: this.keyFolder, MUSTER_PORT: String(this.gatewayPort) }
        : redis
          ? { MUSTER_REDIS_URL: redis.url }
          : {}),
    });
    this.services.push(service);
    void service.ended.then(code => this.ended(service, code));
    return service;
  }

  /** Ends a service by a signal, and waits until it has ended. @returns its exit code, null after a kill */
  async end(service: RunningService, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    this.ending.add(service);
    service.process.kill(signal);
    const code = await service.ended;
    this.services = this.services.filter(other => other !== service);
    return code;
  }

  /** Whether an event sent now, and all that is acknowledged by then, come into the store within so long. */
  async recovered(patienceMs: number): Promise<boolean> {
    const end = Date.now() + patienceMs;
    if (!(await settlesWithin(patienceMs, this.load.probe()))) return false;
    const acknowledged = this.ledger.waiting();
    while ((await this.missing(acknowledged)) > 0) {
      if (Date.now() > end) return false;
      await sleep(LOOK_MS);
    }
    return true;
  }

  /** Every service says that it is ready. */
  async ready(): Promise<void> {
    await until(
      () => Promise.all(this.services.map(service => service.health('ready').catch(() => ({ status: 0 })))),
      answers => answers.every(({ status }) => status === 200),
      READY_WITHIN_MS,
    );
  }

  /** Whether any service that answers says that it is not ready. */
  async saysNotReady(): Promise<boolean> {
    const answers = this.services.map(service => service.health('ready').catch(() => undefined));
    return (await Promise.all(answers)).some(answer => answer?.status === 503);
  }

  /** What services logged since an instant (milliseconds since 1970) as a warning or worse. */
  warnings(since: number): Logged[] {
    return this.services.flatMap(service =>
      service
        .logged()
        .split('\n')
        .flatMap(line => {
          const { level = 0, time = 0 } = parsed(line);
          return level >= 40 && time >= since ? [{ time, line }] : [];
        }),
    );
  }

  async close(): Promise<void> {
    for (const service of this.services) this.ending.add(service);
    this.load?.abandon();
    await endServices(this.services);
    await this.load?.end().catch(() => undefined);
    await this.database?.close().catch(() => undefined);
    await this.servers.close();
  }

  private get keyFolder(): string {
    return join(this.servers.folder, 'key');
  }

  private async open(options: LoadOptions): Promise<void> {
    await buildServices();
    const { servers } = this;
    this.database = await Database.connect({ url: servers.storeUrl, applicationName: 'test', poolSize: 4 });
    await this.database.migrate();
    const log = new KafkaEventLog({
      brokers: [servers.kafka.address],
      clientId: 'test',
      topicSettings: TOPIC_SETTINGS,
    });
    await log.ensureTopics(TOPIC_DEFINITIONS).finally(() => log.close());
    mkdirSync(this.keyFolder);
    const pseudonyms = await openPseudonyms(this.database, this.keyFolder);
    await addSupplier(
      this.database,
      {
        name: 'simulator',
        sources: ['urn:muster:simulator'],
        kinds: GRANTED_KINDS.filter(kind => kind !== 'target'),
        organisations: 'any',
        eventsPerSecond: 100_000,
      },
      new Date(),
    );
    const { key } = await issueKey(this.database, { supplier: 'simulator', label: 'test', now: new Date() });
    this.gatewayPort = await freePort();
    const { url } = await this.start('gateway');
    await this.start('projector');
    await this.start('projector');
    await this.ready();
    this.load = new Load({ url, key, pseudonyms }, this.ledger, options);
  }

  /** Where PostgreSQL does not answer just now, everything is missing. */
  private async missing(acknowledged: ReturnType<Ledger['waiting']>): Promise<number> {
    try {
      return (await this.ledger.missing(this.database, acknowledged)).length;
    } catch {
      return acknowledged.size;
    }
  }

  /** A service that ends by itself is started again, as an orchestrator does, and told. */
  private ended(service: RunningService, code: number | null): void {
    if (this.ending.has(service)) return;
    this.services = this.services.filter(other => other !== service);
    this.unasked.push(`${service.name} ended with ${code}: ${service.logged().slice(-2_000)}`);
    const { name } = service;
    if (name === 'projector' || name === 'gateway')
      void retried(() => this.start(name), READY_WITHIN_MS).catch(() => undefined);
  }
}

/** A line of a service's log, and when it was written, in milliseconds since 1970. */
export interface Logged {
  readonly time: number;
  readonly line: string;
}

function parsed(line: string): { readonly level?: number; readonly time?: number } {
  try {
    return JSON.parse(line) as { level?: number; time?: number };
  } catch {
    return {};
  }
}
