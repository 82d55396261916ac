import type { ConnectionOptions } from 'node:tls';
import type { Logger } from '@muster/platform';

export interface KafkaLogConfig {
  /** `host:port`, of one or more that know the others. */
  readonly brokers: readonly string[];
  /** By which the brokers know this process, in their logs and quotas. */
  readonly clientId: string;
  readonly ssl?: boolean | ConnectionOptions;
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
  /** For topics that `ensureTopics` makes. */
  readonly topicSettings: TopicSettings;
  /** What the client does from moment to moment. What goes wrong is told by the consumers' `fault` all the same. */
  readonly logger?: Logger;
  /**
   * A consumer ended for a reason that no retry mends by itself: it may not read its group, or the brokers refuse what
   * it asks. It tells `fault` and tries again all the same; a process that cannot work without it ends here.
   */
  readonly crashed?: (error: Error) => void;
  /** Where to find a broker that calls itself `host:port`, when that is not where this machine can reach it. */
  readonly reach?: (broker: Address) => Address;
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface TopicSettings {
  readonly replicationFactor: number;
  /** How long records are kept, -1 for ever. */
  readonly retentionMs: number;
  /** An append is acknowledged only when so many replicas have it. */
  readonly minInsyncReplicas: number;
}

export interface KafkaLogSettings {
  /** A consumer that was not heard of for so long loses its partitions. */
  readonly sessionTimeoutMs: number;
  /** How often a consumer is heard of, and so, how soon it hears that partitions are to be shared anew. */
  readonly heartbeatMs: number;
  /** How long a fetch waits for records. A partition that is taken on waits for the fetch before it. */
  readonly fetchWaitMs: number;
  /** Of one partition, in one fetch; of all together kafkajs fetches 10 MiB. Whoever is far behind reads much of a partition at once. */
  readonly fetchBytes: number;
  /** Reading stands still when it did not move for so long while there was something to read. Noticed within twice that. */
  readonly stallMs: number;
  /** How often the offsets reached are told to Kafka, for tools that read lag there. */
  readonly mirrorMs: number;
  /** How long to wait for a consumer to leave its group in order, and again after each of two harder ways to end it. */
  readonly leaveMs: number;
  /** Appends that arrive while a group is on its way go into the next, up to so many records… */
  readonly groupRecords: number;
  /** …and so many bytes of values: below what a broker takes of one partition at once (message.max.bytes, 1 MiB). */
  readonly groupBytes: number;
  /** How often what was not acknowledged is sent again, after 0.1, 0.2, 0.4… up to 1 second each, before the append fails. */
  readonly resends: number;
  /** A request that is not answered for so long has failed. */
  readonly answerMs: number;
  /** After a fault the pause doubles from the first to the longest, until something succeeds. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

export const defaultSettings: KafkaLogSettings = {
  sessionTimeoutMs: 6_000,
  heartbeatMs: 1_000,
  fetchWaitMs: 250,
  fetchBytes: 16 * 1024 * 1024,
  stallMs: 10_000,
  mirrorMs: 1_000,
  leaveMs: 5_000,
  groupRecords: 500,
  groupBytes: 900_000,
  resends: 12,
  answerMs: 15_000,
  firstPauseMs: 50,
  longestPauseMs: 5_000,
};
