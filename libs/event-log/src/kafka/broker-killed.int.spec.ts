import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Follower, Group } from '../contract/following.js';
import { recordsOf, text, upTo } from '../contract/log-under-test.js';
import { eventually as within, retried } from '@muster/platform/testing';
import { ownBroker } from '../testing/broker-of-the-run.js';
import { KafkaLogs } from '../testing/kafka-logs.js';

const broker = await ownBroker();
const PATIENCE_MS = 40_000;
const eventually = (assertions: () => void | Promise<void>) => within(assertions, PATIENCE_MS);

(broker ? describe : describe.skip)('when the broker is killed and started again', () => {
  let logs: KafkaLogs;
  beforeAll(() => {
    logs = new KafkaLogs([broker!.address]);
  });
  afterAll(async () => {
    await logs?.close();
    broker?.remove();
  });

  it('everything acknowledged is there, and appends and consumption go on by themselves', async () => {
    const [log, other] = [logs.open(), logs.open()];
    const [topic, group] = [await logs.topic(3), new Group()];
    const follower = await Follower.of(other, group, [topic]);
    const acknowledged = new Map<string, string>();
    const writing = [log, other].map(async (each, writer) => {
      for (const round of upTo(60)) {
        const records = recordsOf(topic, `person/${writer}/${round}`, 3);
        const positions = await retried(() => each.append(records), PATIENCE_MS);
        for (const [index, { partition, offset }] of positions.entries())
          acknowledged.set(`${partition}:${offset}`, text(records[index]!.value));
        if (round === 20 && writer === 0) killed = broker!.kill().then(() => broker!.restart());
      }
    });
    let killed: Promise<void> | undefined;
    await Promise.all(writing);
    await killed;

    expect(acknowledged.size).toBe(360);
    const { partitions } = await log.describe(topic);
    await eventually(() => {
      for (const { partition, highWater } of partitions)
        expect([...new Set(follower.offsets(partition))]).toEqual(upTo(highWater));
    });
    const seen = new Map<string, string>(
      follower.batches.flatMap(({ partition, records }) =>
        records.map(({ offset, value }) => [`${partition}:${offset}`, text(value)] as const),
      ),
    );
    for (const [place, record] of acknowledged) expect(seen.get(place)).toBe(record);
    await follower.stop();
  });

  it('a log that was idle meanwhile answers again', async () => {
    const [log, topic] = [logs.open(), await logs.topic(1)];
    await log.append(recordsOf(topic, 'before', 1));
    await broker!.kill();
    await expect(log.describe(topic)).rejects.toThrow();
    await broker!.restart();

    expect((await retried(() => log.describe(topic), PATIENCE_MS)).partitions).toMatchObject([
      { highWater: 1 },
    ]);
    expect(await retried(() => log.append(recordsOf(topic, 'after', 1)), PATIENCE_MS)).toMatchObject([
      { offset: 1 },
    ]);
  });
});
