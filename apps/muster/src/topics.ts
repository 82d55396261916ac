import { type TopicDefinition } from '@muster/event-log';
import { FOLDED_TOPICS } from '@muster/projector';

/** How many partitions each topic gets when it is made. Fixed from then on. */
const PARTITIONS: Readonly<Record<string, number>> = {
  'muster.people': 16,
  'muster.organisations': 4,
  'muster.governance': 1,
};

/** Every topic that Muster writes and folds in. */
export const TOPICS: readonly TopicDefinition[] = FOLDED_TOPICS.map(topic => ({
  topic,
  partitions: PARTITIONS[topic] ?? 4,
}));

const DAY_MS = 24 * 60 * 60 * 1000;

/** How topics are made in Kafka: what is appended outlives any one broker, and what is erased is gone after two weeks. */
export const KAFKA_TOPICS = { replicationFactor: 3, minInsyncReplicas: 2, retentionMs: 14 * DAY_MS } as const;
