import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROCESS } from '../contract/log-under-test.js';
import { brokersOfTheRun } from '../testing/broker-of-the-run.js';
import { KafkaLogs } from '../testing/kafka-logs.js';
import { differs, TopicUpkeep } from './topic-upkeep.js';

const brokers = await brokersOfTheRun();

(brokers ? describe : describe.skip)('the upkeep of topics', () => {
  const topic = `kept.${PROCESS}`;
  let logs: KafkaLogs;
  let upkeep: TopicUpkeep;
  beforeAll(() => {
    logs = new KafkaLogs(brokers!);
    upkeep = new TopicUpkeep({
      brokers: brokers!,
      clientId: 'muster-test',
      topicSettings: { replicationFactor: 1, retentionMs: 5_000_000, minInsyncReplicas: 1 },
    });
  });
  afterAll(async () => {
    await upkeep?.close();
    await logs?.close();
  });

  const differing = async () => {
    const [compared] = await upkeep.compare([{ topic, partitions: 3 }]);
    return compared!.settings.filter(differs).map(({ setting, is, wanted }) => [setting, is, wanted]);
  };

  it('sees what differs, changes what can be, and leaves what is not the log’s', async () => {
    const configEntries = [
      { name: 'retention.ms', value: '1000000' },
      { name: 'compression.type', value: 'lz4' },
      { name: 'segment.ms', value: '123456' },
    ];
    await logs.asAdmin(admin => admin.createTopics({ topics: [{ topic, numPartitions: 2, configEntries }] }));
    expect(await differing()).toEqual([
      ['partitions', '2', '3'],
      ['message.timestamp.type', 'CreateTime', 'LogAppendTime'],
      ['retention.ms', '1000000', '5000000'],
      ['compression.type', 'lz4', 'producer'],
    ]);

    await upkeep.alter(await upkeep.compare([{ topic, partitions: 3 }]));

    expect(await differing()).toEqual([['partitions', '2', '3']]);
    expect(await logs.setting(topic, 'segment.ms')).toBe('123456');
  });
});
