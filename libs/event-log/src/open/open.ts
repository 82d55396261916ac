import { TOPICS } from '@muster/domain';
import { type Logger } from '@muster/platform';
import { type Database } from '@muster/store';
import { type EventLog, type TopicDefinition } from '../port.js';
import { type KafkaAccess } from './access.js';

/** How many partitions each topic gets when it is made. Fixed from then on. */
const PARTITIONS: Readonly<Record<string, number>> = {
  'muster.people': 16,
  'muster.organisations': 4,
  'muster.governance': 1,
};

/** Every topic that Muster writes and folds in, each once. That of people is the last to be read: they are folded by what the others say. */
export const FOLDED_TOPICS: readonly string[] = [...new Set<string>(Object.values(TOPICS))].sort(
  (a, b) => Number(a === TOPICS.person) - Number(b === TOPICS.person),
);

export const TOPIC_DEFINITIONS: readonly TopicDefinition[] = FOLDED_TOPICS.map(topic => ({
  topic,
  partitions: PARTITIONS[topic] ?? 4,
}));

export const INBOUND_PREFIX = 'muster.inbound.';

/** The topic that a supplier may write to; only gateway reads it. */
export function inboundTopic(supplier: string): string {
  return `${INBOUND_PREFIX}${supplier}`;
}

export interface LogOptions {
  /** Undefined: the log is in PostgreSQL. */
  readonly kafka: KafkaAccess | undefined;
  /** By which brokers know this process. */
  readonly clientId: string;
  readonly database: Database;
  readonly logger: Logger;
  /** Told when reading ended for a reason that no retry mends (Kafka alone). Absent: it is tried again all the same. */
  readonly crashed?: (error: Error) => void;
}

/** The event log that the environment names. What one adapter needs is loaded only where it is used. */
export async function openEventLog(options: LogOptions): Promise<EventLog> {
  const { kafka, clientId, database, logger, crashed } = options;
  if (kafka === undefined) {
    const { PostgresEventLog } = await import('../postgres/index.js');
    return new PostgresEventLog(database);
  }
  const { KafkaEventLog } = await import('../kafka/index.js');
  return new KafkaEventLog({
    ...kafka,
    clientId,
    topicSettings: KAFKA_TOPICS,
    logger,
    ...(crashed && { crashed }),
  });
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** How topics are made in Kafka: what is appended outlives any one broker, and what is erased is gone after two weeks. */
export const KAFKA_TOPICS = { replicationFactor: 3, minInsyncReplicas: 2, retentionMs: 14 * DAY_MS } as const;
