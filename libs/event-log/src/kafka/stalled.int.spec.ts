import { eventually as within, Proxy } from '@muster/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Follower, Group } from '../contract/following.js';
import { recordsOf, upTo } from '../contract/log-under-test.js';
import { brokersOfTheRun } from '../testing/broker-of-the-run.js';
import { KafkaLogs } from '../testing/kafka-logs.js';

const brokers = await brokersOfTheRun();
const eventually = (assertions: () => void | Promise<void>) => within(assertions, 30_000);

/** The first of a request's bytes after its length (int32) name what it asks. */
const asks = (apiKey: number) => (sent: Buffer) => sent.length >= 6 && sent.readInt16BE(4) === apiKey;
const FETCH = 1;

(brokers ? describe : describe.skip)('a consumer that Kafka leaves without an answer', () => {
  let logs: KafkaLogs;
  let proxy: Proxy;
  beforeAll(async () => {
    logs = new KafkaLogs(brokers!);
    proxy = await Proxy.before(`tcp://${brokers![0]}`);
  });
  afterAll(async () => {
    proxy?.close();
    await logs?.close();
  });

  it('to its fetches is seen to stand still, told, and connected anew', async () => {
    const [topic, group] = [await logs.topic(2), new Group()];
    const behind = logs.open({ stallMs: 500, leaveMs: 500 }, { reach: behindProxy() });
    const follower = await Follower.of(behind, group, [topic]);
    const door = logs.open();
    let appended = 0;
    const appendSome = async () => {
      await door.append(upTo(10).flatMap(person => recordsOf(topic, `person/${person}`, 1)));
      appended += 10;
    };
    await appendSome();
    await eventually(() => expect(follower.records()).toHaveLength(appended));

    proxy.silence(asks(FETCH));
    await eventually(async () => {
      await appendSome(); // the fetch on its way when it fell silent is answered yet
      expect(String(follower.faults[0]?.error)).toMatch(/nothing was fetched of .* for 500 ms/);
    });
    proxy.pass();

    await eventually(() => expect(follower.records()).toHaveLength(appended));
    expect(follower.faults).toHaveLength(1);
    for (const partition of [0, 1]) {
      const offsets = follower.offsets(partition);
      expect(offsets).toEqual(upTo(offsets.length));
    }
    await follower.stop();
  });

  it('of an idle log is left alone, and so is one whose batch takes long', async () => {
    const [topic, group] = [await logs.topic(2), new Group()];
    const log = logs.open({ stallMs: 100 });
    let [open, begun] = [(): void => undefined, 0];
    const opened = new Promise<void>(resolve => (open = resolve));
    const follower = await Follower.of(log, group, [topic], {
      batch: async ({ records }) => {
        begun = Date.now();
        await opened;
        return records.at(-1)!.offset + 1;
      },
    });
    await eventually(() => expect(follower.starts).toHaveLength(2));
    const idleSince = Date.now();
    await eventually(() => expect(Date.now() - idleSince).toBeGreaterThan(500));
    await log.append(upTo(10).flatMap(person => recordsOf(topic, `person/${person}`, 1)));
    await eventually(() => expect(group.inHand.size).toBeGreaterThan(0));
    await log.append(upTo(10).flatMap(person => recordsOf(topic, `person/${person}`, 1)));
    await eventually(() => expect(Date.now() - begun).toBeGreaterThan(500));
    open();

    await eventually(() => expect(follower.records()).toHaveLength(20));
    await follower.stop();
    expect(follower.faults).toEqual([]);
  });

  it('to anything loses its partitions, which another takes over', async () => {
    const [topic, group] = [await logs.topic(2), new Group()];
    const behind = logs.open({ answerMs: 1_000, leaveMs: 500 }, { reach: behindProxy() });
    const goes = await Follower.of(behind, group, [topic]);
    await eventually(() => expect(goes.owned()).toHaveLength(2));

    proxy.silence();
    const log = logs.open();
    const stays = await Follower.of(log, group, [topic]);
    await log.append(upTo(10).flatMap(person => recordsOf(topic, `person/${person}`, 1)));

    await eventually(() => expect(stays.records()).toHaveLength(10));
    await eventually(() => expect(goes.faults.length).toBeGreaterThan(0));
    await goes.stop();
    proxy.pass();
    await stays.stop();
    expect(group.overlaps).toEqual([]);
  });

  function behindProxy() {
    const { hostname: host, port } = new URL(proxy.url);
    return () => ({ host, port: Number(port) });
  }
});
