import type { Kafka } from 'kafkajs';
import type { OwnRequest } from './requests/request.js';

/** kafkajs's own view of the brokers, of which it shows nothing: what this adapter asks them itself goes over its connections. */
export interface Cluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  refreshMetadata(): Promise<void>;
  findBroker(of: { readonly nodeId: number }): Promise<ClusterBroker>;
  readonly brokerPool: { findConnectedBroker(): Promise<ClusterBroker> };
}

export interface ClusterBroker {
  readonly connectionPool: { send<Answer>(request: OwnRequest<Answer>): Promise<Answer> };
  /** By api key. */
  readonly versions: Readonly<Record<number, { readonly maxVersion: number }>> | null;
  fetch(wanted: {
    readonly maxWaitTime: number;
    readonly maxBytes: number;
    readonly topics: readonly {
      readonly topic: string;
      readonly partitions: readonly {
        readonly partition: number;
        readonly fetchOffset: string;
        readonly maxBytes: number;
      }[];
    }[];
  }): Promise<{ readonly responses: readonly { readonly partitions: readonly FetchedPartition[] }[] }>;
  listOffsets(wanted: {
    readonly isolationLevel: number;
    readonly topics: readonly {
      readonly topic: string;
      readonly partitions: readonly { readonly partition: number; readonly timestamp: number }[];
    }[];
  }): Promise<{
    readonly responses: readonly {
      readonly partitions: readonly { readonly partition: number; readonly offset: string }[];
    }[];
  }>;
}

export interface FetchedPartition {
  readonly highWatermark: string;
  readonly messages: readonly FetchedMessage[];
}

export interface FetchedMessage {
  readonly offset: string;
  readonly timestamp: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}

/** @throws when kafkajs is not the version that this was written for */
export function clusterOf(kafka: Kafka): Cluster {
  const create = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === 'private:Kafka:createCluster',
  );
  if (!create) throw new Error('this adapter knows its way about kafkajs 2.2.4, and this is another');
  const make = (kafka as unknown as Record<symbol, (options: object) => Cluster>)[create]!;
  return make({ allowAutoTopicCreation: false });
}
