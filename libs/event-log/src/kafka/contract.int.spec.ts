import { describe, it } from 'vitest';
import { eventLogContract } from '../contract/index.js';
import { brokersOfTheRun } from '../testing/broker-of-the-run.js';
import { KafkaLogs } from '../testing/kafka-logs.js';

/** Consumers hear of each other while a test's batches are still in hand. */
const SOON = { heartbeatMs: 200, fetchWaitMs: 100 };
const brokers = await brokersOfTheRun();

if (brokers) {
  eventLogContract(
    'the event log in Kafka',
    () => {
      const logs = new KafkaLogs(brokers);
      const log = logs.open(SOON);
      return Promise.resolve({
        log,
        second: () => Promise.resolve(logs.open(SOON)),
        recreate: async definition => {
          await logs.deleteTopic(definition.topic);
          await log.ensureTopics([definition]);
        },
        trim: (topic, partition, offset) => logs.trim(topic, partition, offset),
        close: () => logs.close(),
      });
    },
    { patienceMs: 15_000 },
  );
} else {
  describe('the event log in Kafka', () => {
    it.skip('keeps the contract: needs a broker', () => undefined);
  });
}
