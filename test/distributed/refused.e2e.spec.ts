import { KafkaEventLog } from '@muster/event-log/kafka';
import { TOPIC_DEFINITIONS } from '@muster/event-log/open';
import { type Broker, ownBroker } from '@muster/event-log/testing';
import { emptyTestDatabase } from '@muster/store/testing';
import { describe, expect, it } from 'vitest';
import { buildServices, endServices, startService } from './services.js';

// More than the session timeout that a consumer asks for: this broker lets nobody read in a group.
const broker = await ownBroker(['group.min.session.timeout.ms=20000']);
const suite = broker ? describe : describe.skip;

suite('a projector that Kafka lets read no more', () => {
  const kafka = broker as Broker;

  it('says so and ends, by an exit code of its own', async () => {
    await buildServices();
    const topicSettings = { replicationFactor: 1, minInsyncReplicas: 1, retentionMs: -1 };
    const log = new KafkaEventLog({ brokers: [kafka.address], clientId: 'test', topicSettings });
    await log.ensureTopics(TOPIC_DEFINITIONS);
    const store = await emptyTestDatabase('refused');
    const environment = { MUSTER_POSTGRES_URL: store.url, MUSTER_KAFKA_BROKERS: kafka.address };
    const projector = await startService('projector', environment);
    try {
      expect(await projector.ended).toBe(5);
      expect(projector.logged()).toMatch(/Kafka lets this process read no more: .*session timeout/);
    } finally {
      await endServices([projector]);
      await log.close();
      await store.drop();
      kafka.remove();
    }
  });
});
