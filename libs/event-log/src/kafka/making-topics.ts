import { GrowingPause } from '@muster/platform';
import type { ITopicConfig, Kafka, KafkaJSProtocolError } from 'kafkajs';
import type { TopicDefinition } from '../port.js';
import type { Brokers } from './brokers.js';
import type { TopicSettings } from './settings.js';
import { findTopic } from './topic-states.js';

/** Times are the broker's: they tell when the log took a record. */
export const LOG_APPEND_TIME = 'LogAppendTime';

/** The settings of a topic that are the log's, by the names that Kafka gives them. */
export function topicConfigs({ retentionMs, minInsyncReplicas }: TopicSettings): Record<string, string> {
  return {
    'message.timestamp.type': LOG_APPEND_TIME,
    'retention.ms': String(retentionMs),
    'min.insync.replicas': String(minInsyncReplicas),
    'cleanup.policy': 'delete', // a compacted topic has gaps
    'compression.type': 'producer', // what brokers compress anew may be what kafkajs cannot read
  };
}

/** Makes topics; those that somebody makes meanwhile are left as they are. They are led soon after it resolves (`untilLed`). */
export async function makeTopics(
  kafka: Kafka,
  topics: readonly TopicDefinition[],
  settings: TopicSettings,
): Promise<void> {
  const configEntries = Object.entries(topicConfigs(settings)).map(([name, value]) => ({ name, value }));
  const wanted = topics.map(({ topic, partitions }): ITopicConfig => ({
    topic,
    numPartitions: partitions,
    replicationFactor: settings.replicationFactor,
    configEntries,
  }));
  const admin = kafka.admin();
  try {
    await admin.connect();
    await admin.createTopics({ topics: wanted, waitForLeaders: false });
  } catch (error) {
    const refused = refusals(error).find(({ type }) => type !== 'TOPIC_ALREADY_EXISTS');
    throw refused ?? error;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

/** New topics get their leaders within this time, or something is wrong with the brokers. */
const LED_WITHIN_MS = 30_000;

/** Resolves when each partition of the topics has a broker that leads it. */
export async function untilLed(brokers: Brokers, topics: readonly TopicDefinition[]): Promise<void> {
  const pause = new GrowingPause({ firstPauseMs: 20, longestPauseMs: 500 });
  for (const end = Date.now() + LED_WITHIN_MS; ; await pause.wait(new AbortController().signal)) {
    const found = await brokers.ask(cluster =>
      Promise.all(topics.map(({ topic }) => findTopic(cluster, topic))),
    );
    const lacking = topics.find((_, index) => found[index]?.leaders.includes(-1) ?? true);
    if (!lacking) return;
    if (Date.now() > end) throw new Error(`no broker leads topic ${lacking.topic} in all its partitions`);
  }
}

/** kafkajs gathers what the broker said of each topic. */
function refusals(error: unknown): readonly KafkaJSProtocolError[] {
  const { errors, cause } = error as { errors?: KafkaJSProtocolError[]; cause?: unknown };
  return errors ?? (cause ? refusals(cause) : []);
}
