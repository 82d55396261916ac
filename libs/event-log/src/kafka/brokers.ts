import { GrowingPause } from '@muster/platform';
import { Client } from './client.js';
import { type Cluster, type ClusterBroker, clusterOf } from './cluster.js';
import type { OwnRequest } from './requests/request.js';
import type { KafkaLogConfig, KafkaLogSettings } from './settings.js';

const TRIES = 4;

interface Connected {
  readonly client: Client;
  readonly cluster: Cluster;
}

/** What this adapter asks the brokers itself. What fails in passing, as when a partition gets another leader, is asked again. */
export class Brokers {
  private connecting: Promise<Connected> | undefined;
  private readonly closing = new AbortController();

  constructor(
    private readonly config: KafkaLogConfig,
    private readonly settings: KafkaLogSettings,
  ) {}

  /** @param work asked again as a whole, so it is to do no harm when it is done twice */
  async ask<Answer>(work: (cluster: Cluster) => Promise<Answer>): Promise<Answer> {
    const pause = new GrowingPause(this.settings);
    for (let tries = 1; ; tries++) {
      const connecting = (this.connecting ??= this.connect());
      try {
        return await work((await connecting).cluster);
      } catch (error) {
        if (this.connecting === connecting) {
          this.connecting = undefined;
          void disconnect(connecting);
        }
        if (!passes(error) || tries === TRIES || this.closing.signal.aborted) throw error;
        await pause.wait(this.closing.signal);
      }
    }
  }

  async close(): Promise<void> {
    this.closing.abort();
    if (this.connecting) await disconnect(this.connecting);
    this.connecting = undefined;
  }

  private async connect(): Promise<Connected> {
    const client = new Client(this.config, this.settings, 2);
    const cluster = clusterOf(client.kafka);
    try {
      await cluster.connect();
      await cluster.refreshMetadata();
      return { client, cluster };
    } catch (error) {
      client.cut();
      throw error;
    }
  }
}

async function disconnect(connecting: Promise<Connected>): Promise<void> {
  await connecting.then(
    async ({ client, cluster }) => {
      await cluster.disconnect().catch(() => undefined);
      client.cut();
    },
    () => undefined, // nothing to end
  );
}

/** kafkajs says of each of its errors whether it may pass by itself. */
function passes(error: unknown): boolean {
  return (error as { retriable?: boolean }).retriable === true;
}

/** Asks whichever broker is there. */
export async function send<Answer>(cluster: Cluster, request: OwnRequest<Answer>): Promise<Answer> {
  const broker = await cluster.brokerPool.findConnectedBroker();
  checkVersion(broker, request);
  return broker.connectionPool.send(request);
}

function checkVersion({ versions }: ClusterBroker, { request }: OwnRequest<unknown>): void {
  const { apiKey, apiName, apiVersion } = request;
  if ((versions?.[apiKey]?.maxVersion ?? -1) >= apiVersion) return;
  throw new Error(
    `the Kafka broker does not know ${apiName} version ${apiVersion}: Muster needs Kafka 3.1 or later`,
  );
}
