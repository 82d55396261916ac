import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Follower, Group } from '../contract/following.js';
import { keyIn, recordsOf, upTo } from '../contract/log-under-test.js';
import { eventually as within } from '@muster/platform/testing';
import { setTimeout as delay } from 'node:timers/promises';
import type { Batch } from '../port.js';
import { brokersOfTheRun } from '../testing/broker-of-the-run.js';
import { KafkaLogs } from '../testing/kafka-logs.js';

const brokers = await brokersOfTheRun();
const eventually = (assertions: () => void | Promise<void>) => within(assertions, 20_000);

(brokers ? describe : describe.skip)('consuming from Kafka', () => {
  let logs: KafkaLogs;
  beforeAll(() => {
    logs = new KafkaLogs(brokers!);
  });
  afterAll(() => logs?.close());

  it.each([
    ['behind', 3],
    ['ahead', 15],
  ])(
    'begins at the reader’s checkpoint, with the group’s offset set %s of it by others',
    async (_, offset) => {
      const [log, topic, group] = [logs.open(), await logs.topic(1), new Group()];
      await log.append(recordsOf(topic, 'person/1', 10));
      const first = await Follower.of(log, group, [topic]);
      await eventually(() => expect(first.offsets()).toEqual(upTo(10)));
      await first.stop();
      await log.append(recordsOf(topic, 'person/1', 10));

      await eventually(() => logs.setOffset(group.name, topic, offset));
      const next = await Follower.of(log, group, [topic]);

      await eventually(() => expect(next.offsets()).toEqual(upTo(20).slice(10)));
      await next.stop();
      expect(next.faults).toEqual([]);
    },
  );

  it('tells the group in Kafka how far the reader is, as it goes and when it stops', async () => {
    const log = logs.open({ mirrorMs: 100 });
    const [topic, group] = [await logs.topic(2), new Group()];
    await log.append([...recordsOf(topic, keyIn(0, 2), 7), ...recordsOf(topic, keyIn(1, 2), 4)]);
    const follower = await Follower.of(log, group, [topic]);

    await eventually(async () => expect(await logs.offsets(group.name, topic)).toEqual([7, 4]));
    const late = logs.open({ mirrorMs: 60_000 });
    await follower.stop();
    const last = await Follower.of(late, group, [topic]);
    await late.append(recordsOf(topic, keyIn(0, 2), 3));
    await eventually(() => expect(last.records(0)).toHaveLength(3));
    await last.stop();

    expect(await logs.offsets(group.name, topic)).toEqual([10, 4]);
  });

  it.each(['lz4', 'snappy', 'zstd'])(
    'sets a partition aside from where it is compressed with %s, tells where, and reads the others on',
    async codec => {
      const crashes: Error[] = [];
      const log = logs.open({ longestPauseMs: 100 }, { crashed: error => crashes.push(error) });
      const [topic, other] = [await logs.topic(1), await logs.topic(1)];
      await log.append(recordsOf(topic, 'person/1', 2));
      await logs.set(topic, 'compression.type', codec); // brokers compress so what comes a moment later

      const follower = await Follower.of(log, new Group(), [topic, other]);
      await eventually(async () => {
        await log.append(recordsOf(topic, 'person/1', 3));
        expect(follower.faults).not.toEqual([]);
      });
      await log.append(recordsOf(other, 'person/2', 3));
      await eventually(() => expect(offsetsOf(follower, other)).toEqual(upTo(3)));
      await follower.stop();

      const read = offsetsOf(follower, topic);
      expect(read.slice(0, 2)).toEqual([0, 1]);
      const message = expect.stringContaining(
        `${topic}:0 holds records from offset ${read.length} on`,
      ) as unknown;
      const error = expect.objectContaining({ code: 'undecodable', message }) as unknown;
      expect(follower.faults[0]).toEqual({ partition: { topic, partition: 0 }, error });
      expect(crashes).toEqual([]);
      expect(new Set(follower.faults.map(({ partition: of }) => of?.topic))).toEqual(new Set([topic]));
    },
  );

  it('tells of a gap instead of passing it', async () => {
    const log = logs.open({ longestPauseMs: 100 });
    const topic = await logs.compactedTopic();
    await log.append([...recordsOf(topic, 'first', 1), ...recordsOf(topic, 'twice', 2)]);
    await eventually(async () => {
      await log.append(recordsOf(topic, 'last', 1)); // it is no longer in the newest segment that brokers compact
      expect((await log.read(topic, 0, 0, 2)).map(({ offset }) => offset)).toEqual([0, 2]);
    });

    const follower = await Follower.of(log, new Group(), [topic]);
    await eventually(() =>
      expect(follower.faults).toContainEqual({
        partition: { topic, partition: 0 },
        error: expect.objectContaining({
          code: 'offset-out-of-range',
          message: expect.stringContaining('offset 1 is wanted') as unknown,
        }) as unknown,
      }),
    );
    await follower.stop();
    expect(follower.offsets()).toEqual([0]);
  });

  it('passes over the markers of transactions, and what was sent in one that failed', async () => {
    const [log, topic, group] = [logs.open({ stallMs: 1_500 }), await logs.topic(1), new Group()];
    const send = await logs.transactions(topic);
    await send('commit', 2); // and a marker at 2
    const first = await Follower.of(log, group, [topic]);
    await eventually(() => expect(first.offsets()).toEqual([0, 1]));
    await send('abort', 2); // and a marker at 5
    await eventually(async () => expect((await log.describe(topic)).partitions[0]?.highWater).toBe(6));
    await delay(4_000); // the watchdog would say by then that it stands still
    await first.stop();

    const next = await Follower.of(log, group, [topic]);
    await send('commit', 1); // and a marker at 7
    await eventually(() => expect(next.offsets()).toEqual([6]));
    await send('commit', 1);
    await eventually(() => expect(next.offsets()).toEqual([6, 8]));
    await next.stop();

    expect([...first.faults, ...next.faults]).toEqual([]);
    expect([...first.batches, ...next.batches].map(({ from }) => from)).toEqual([0, 2, 7]);
    expect((await log.read(topic, 0, 0, 10)).map(({ offset }) => offset)).toEqual([0, 1, 6, 8]);
  });

  it('tells when what it is to read next is no longer kept, and asks where to begin', async () => {
    const log = logs.open({ fetchBytes: 500 });
    const [topic, group, gate] = [await logs.topic(1), new Group(), new Gate()];
    for (const _ of upTo(10)) await log.append(recordsOf(topic, 'person/1', 10));
    const follower = await Follower.of(log, group, [topic], {
      batch: batch => gate.pass(batch),
      start: ({ lowWater }) => Promise.resolve(Math.max(group.checkpoints.get(`${topic}:0`) ?? 0, lowWater)),
    });
    await gate.reached;
    await logs.trim(topic, 0, 60);
    gate.open();

    await eventually(() => expect(follower.offsets()).toContain(99));
    await follower.stop();
    const offsets = follower.offsets();
    const jump = offsets.findIndex((offset, index) => offset !== index);
    expect(offsets.slice(jump)).toEqual(upTo(100).slice(60));
    expect(follower.faults).toMatchObject([{ error: { code: 'offset-out-of-range' } }]);
  });

  it('begins anew, with its identity, a topic that was made anew while a batch was in hand', async () => {
    const log = logs.open({ fetchBytes: 500, longestPauseMs: 200 });
    const [topic, gate] = [await logs.topic(1), new Gate()];
    for (const _ of upTo(5)) await log.append(recordsOf(topic, 'before', 10));
    const { identity } = await log.describe(topic);
    const follower = await Follower.of(log, new Group(), [topic], {
      start: ({ lowWater }) => Promise.resolve(lowWater),
      batch: batch => gate.pass(batch),
    });
    await gate.reached;
    await logs.deleteTopic(topic);
    await log.ensureTopics([{ topic, partitions: 1 }]);
    // More than there was, so that the old offset lies within it.
    for (const _ of upTo(10)) await log.append(recordsOf(topic, 'after', 10));
    const anew = await log.describe(topic);
    gate.open();

    await eventually(() =>
      expect(
        follower.batches
          .filter(batch => batch.identity === anew.identity)
          .at(-1)
          ?.records.at(-1)?.offset,
      ).toBe(99),
    );
    await follower.stop();
    for (const { identity: of, records } of follower.batches)
      expect([...new Set(records.map(({ key }) => key))]).toEqual([of === identity ? 'before' : 'after']);
    const after = follower.batches.filter(batch => batch.identity === anew.identity);
    expect(after.flatMap(({ records }) => records.map(({ offset }) => offset))).toEqual(upTo(100));
  });

  it('reads on what is there when one of its topics is deleted, and that one when it is made anew', async () => {
    const log = logs.open({ longestPauseMs: 300, mirrorMs: 60_000 });
    const [stays, goes] = [await logs.topic(1), await logs.topic(1)];
    const follower = await Follower.of(log, new Group(), [stays, goes]);
    await eventually(() => expect(follower.starts).toHaveLength(2));

    await logs.deleteTopic(goes);
    await log.append(recordsOf(stays, 'person/1', 3));
    await eventually(() => expect(follower.records()).toHaveLength(3));
    await eventually(() =>
      expect(follower.faults.map(({ error }) => error)).toContainEqual(
        expect.objectContaining({ code: 'unknown-topic' }),
      ),
    );

    await log.ensureTopics([{ topic: goes, partitions: 1 }]);
    await log.append(recordsOf(goes, 'person/2', 2));
    await eventually(() =>
      expect(
        follower.batches.filter(({ topic }) => topic === goes).flatMap(({ records }) => records),
      ).toHaveLength(2),
    );
    await follower.stop();
  });

  it('tells a crash that no retry mends, calls who wants to end for it, and tries again', async () => {
    const crashes: Error[] = [];
    // Shorter than the brokers let a consumer be silent (group.min.session.timeout.ms).
    const settings = { sessionTimeoutMs: 100, heartbeatMs: 50, longestPauseMs: 100 };
    const log = logs.open(settings, { crashed: error => crashes.push(error) });
    const follower = await Follower.of(log, new Group(), [await logs.topic(1)]);

    await eventually(() => expect(crashes.length).toBeGreaterThan(1));
    await follower.stop();
    expect(crashes[0]?.message).toMatch(/session timeout/);
    expect(follower.faults.map(({ error }) => error)).toEqual(expect.arrayContaining(crashes));
  });

  it('hears of what kafkajs does through the logger given, and prints nothing', async () => {
    const told: string[] = [];
    const listen = (_: object, message: string) => void told.push(message);
    const logger = { warn: listen, info: listen, debug: listen, trace: listen, isLevelEnabled: () => false };
    const log = logs.open({}, { logger: logger as never });
    const printed = (['log', 'warn', 'error', 'info'] as const).map(name =>
      vi.spyOn(console, name).mockImplementation(() => undefined),
    );
    const follower = await Follower.of(log, new Group(), [await logs.topic(1)]);
    await eventually(() => expect(follower.owned()).toHaveLength(1));
    await follower.stop();
    const onConsole = printed.flatMap(({ mock }) => mock.calls);
    for (const spy of printed) spy.mockRestore();

    expect(told).toContain('Consumer has joined the group');
    expect(onConsole).toEqual([]);
  });
});

function offsetsOf({ batches }: Follower, topic: string): number[] {
  return batches
    .filter(batch => batch.topic === topic)
    .flatMap(({ records }) => records.map(({ offset }) => offset));
}

/** Keeps the first batch in hand until it is opened. */
class Gate {
  readonly reached: Promise<void>;
  private readonly opened: Promise<void>;
  private reach!: () => void;
  open!: () => void;

  constructor() {
    this.reached = new Promise(resolve => (this.reach = resolve));
    this.opened = new Promise(resolve => (this.open = resolve));
  }

  async pass({ records }: Batch): Promise<number> {
    this.reach();
    await this.opened;
    return records.at(-1)!.offset + 1;
  }
}
