import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Partitioners } from 'kafkajs';
import { bytes, keyIn, recordsOf, text, upTo } from '../contract/log-under-test.js';
import { partitionOf } from '../partitioner.js';
import { brokersOfTheRun } from '../testing/broker-of-the-run.js';
import { firstOffsets } from '../testing/kafka-internals.js';
import { KafkaLogs } from '../testing/kafka-logs.js';

const brokers = await brokersOfTheRun();

(brokers ? describe : describe.skip)('appending to Kafka', () => {
  let logs: KafkaLogs;
  beforeAll(() => {
    logs = new KafkaLogs(brokers!);
  });
  afterAll(() => logs?.close());

  it('gathers what arrives while a group is on its way, in the order in which it came', async () => {
    const log = logs.open();
    const topic = await logs.topic(1);
    await log.append(recordsOf(topic, 'person/1', 1));

    const calls = upTo(300).map(call =>
      log.append([{ topic, key: 'person/1', value: bytes(`call ${call}`) }]),
    );
    const positions = (await Promise.all(calls)).flat();

    expect(positions.map(({ offset }) => offset)).toEqual(upTo(301).slice(1));
    const read = await log.read(topic, 0, 1, 300);
    expect(read.map(({ value }) => text(value))).toEqual(upTo(300).map(call => `call ${call}`));
    expect(await firstOffsets(logs.kafka, topic, 0)).toEqual([0, 1]);
  });

  it('gathers no more records, and bytes, than it is set to', async () => {
    const log = logs.open({ groupRecords: 50, groupBytes: 1_000 });
    const [topic, large] = [await logs.topic(1), await logs.topic(1)];

    await Promise.all(upTo(300).map(person => log.append(recordsOf(topic, `person/${person}`, 1))));
    await log.append(upTo(10).map(() => ({ topic: large, key: 'person/1', value: bytes('x'.repeat(400)) })));

    expect((await firstOffsets(logs.kafka, topic, 0)).length).toBeGreaterThanOrEqual(6);
    expect(await firstOffsets(logs.kafka, large, 0)).toEqual([0, 2, 4, 6, 8]);
  });

  it('puts a key where any other client of Kafka puts it', async () => {
    const topic = await logs.topic(7);
    const keys = ['person/1', 'person/åse', 'organisation/RJ1', '', ...upTo(50).map(each => `key ${each}`)];
    const producer = logs.kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    await producer.send({ topic, messages: keys.map(key => ({ key, value: key })) });
    await producer.disconnect();

    const found = new Map<string, number>();
    for (const partition of upTo(7))
      for (const { key } of await logs.open().read(topic, partition, 0, 100)) found.set(key, partition);
    expect([...found].sort()).toEqual(keys.map(key => [key, partitionOf(key, 7)] as const).sort());
  });

  it('is timed by the broker, whatever the clock of who appends', async () => {
    const [log, topic] = [logs.open(), await logs.topic(1)];
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2001, 0, 1));
    await log.append(recordsOf(topic, 'person/1', 1)).finally(() => clock.mockRestore());

    const [record] = await log.read(topic, 0, 0, 1);
    expect(Math.abs((record?.appendedAt.getTime() ?? NaN) - Date.now())).toBeLessThan(5_000);
  });

  it('refuses a record that the broker takes for too large, and neither its neighbours nor what comes after', async () => {
    const [log, topic] = [logs.open(), await logs.topic(1)];

    const calls = await Promise.allSettled([
      log.append(recordsOf(topic, 'before', 2)),
      log.append([{ topic, key: 'large', value: new Uint8Array(2_000_000) }]),
      log.append(recordsOf(topic, 'after', 2)),
    ]);

    expect(calls.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await log.read(topic, 0, 0, 10)).map(({ key }) => key)).toEqual([
      'before',
      'before',
      'after',
      'after',
    ]);
  });

  it('loses nothing that follows a group of which the broker took a part', async () => {
    const log = logs.open({ groupBytes: 10_000_000 });
    const topic = await logs.topic(2);
    const [small, large] = [keyIn(0, 2), keyIn(1, 2)];
    await log.append([{ topic, key: small, value: bytes('before') }]);

    const inPart = log.append([
      { topic, key: small, value: bytes('in part') },
      { topic, key: large, value: new Uint8Array(2_000_000) },
    ]);
    await expect(inPart).rejects.toThrow();
    // kafkajs would number this as it numbered what was taken, and the broker take it for the same.
    const after = await log.append([{ topic, key: small, value: bytes('after') }]);

    const kept = (await log.read(topic, 0, 0, 10)).map(({ value }) => text(value));
    expect(kept).toEqual(['before', 'in part', 'after']);
    expect(after).toEqual([{ topic, partition: 0, offset: 2 }]);
  });

  it('ends what was handed in before it closes, whoever handed it in', async () => {
    const [log, topic] = [logs.open({ groupRecords: 20 }), await logs.topic(3)];
    const calls = upTo(100).map(person => log.append(recordsOf(topic, `person/${person}`, 3)));

    await log.close();

    expect((await Promise.all(calls)).flat()).toHaveLength(300);
    const { partitions } = await logs.open().describe(topic);
    expect(partitions.reduce((sum, { highWater }) => sum + highWater, 0)).toBe(300);
  });

  it('keeps within the topics that are there: none is made by asking for it', async () => {
    const log = logs.open();
    await expect(log.append(recordsOf('nobody.made.this', 'person/1', 1))).rejects.toMatchObject({
      code: 'unknown-topic',
    });
    expect(await logs.asAdmin(admin => admin.listTopics())).not.toContain('nobody.made.this');
  });

  it('tells of a topic that was deleted since it was last appended to', async () => {
    const [log, topic] = [logs.open({ resends: 2 }), await logs.topic(1)];
    await log.append(recordsOf(topic, 'person/1', 1));
    await logs.deleteTopic(topic);

    await expect(log.append(recordsOf(topic, 'person/1', 1))).rejects.toMatchObject({
      code: 'unknown-topic',
    });
  });

  it('sets no timer for a time that is past, of which Node would warn', async () => {
    const topic = await logs.topic(1);
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const log = logs.open();
    await log.append(recordsOf(topic, 'person/1', 1));
    await log.close();
    const delays = timers.mock.calls.map(([, delay]) => delay ?? 0);
    timers.mockRestore();

    expect(delays.length).toBeGreaterThan(0);
    expect(delays.filter(delay => delay < 0)).toEqual([]);
  });
});
