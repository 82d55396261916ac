import { eventually, retried, Proxy } from '@muster/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '@muster/store';
import { setTimeout as delay } from 'node:timers/promises';
import { Follower, Group } from '../contract/following.js';
import { recordsOf, text, upTo } from '../contract/log-under-test.js';
import { PostgresLogs } from '../testing/postgres-logs.js';
import { PostgresEventLog } from './postgres-event-log.js';

describe('when connections are cut', () => {
  let logs: PostgresLogs;
  beforeAll(async () => {
    logs = await PostgresLogs.create('event_log_cut');
  });
  afterAll(() => logs?.close());

  it('a consumer reads on without the one that listens, and listens again', async () => {
    const log = logs.open({ pollMs: 60_000 });
    const topic = await logs.topic(1);
    const follower = await Follower.of(log, new Group(), [topic]);
    await eventually(() => expect(follower.starts).toHaveLength(1));
    await eventually(async () => expect(await logs.terminate(`query LIKE 'LISTEN%'`)).toBeGreaterThan(0));

    for (const round of upTo(5)) {
      await retried(() => log.append(recordsOf(topic, `person/${round}`, 1)));
      await eventually(() => expect(follower.records()).toHaveLength(round + 1));
    }
    expect(follower.faults).toHaveLength(1);
    expect(follower.owned()).toEqual([`${topic}:0`]);
    await follower.stop();
  });

  it('consumers lose their partitions with the ones that hold the locks, and claim them anew', async () => {
    const [log, other] = [logs.open({ pollMs: 200 }), logs.open({ pollMs: 200 })];
    const topic = await logs.topic(4);
    const group = new Group();
    const [one, two] = [await Follower.of(log, group, [topic]), await Follower.of(other, group, [topic])];
    await eventually(() => expect([one.owned().length, two.owned().length]).toEqual([2, 2]));

    expect(await logs.terminate(`pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')`)).toBe(2);

    await eventually(() => expect([one.faults.length, two.faults.length]).toEqual([1, 1]));
    await eventually(() =>
      expect([...one.owned(), ...two.owned()].sort()).toEqual(upTo(4).map(p => `${topic}:${p}`)),
    );
    await eventually(() => expect([one.owned().length, two.owned().length]).toEqual([2, 2]));
    await retried(() => log.append(upTo(20).flatMap(person => recordsOf(topic, `person/${person}`, 1))));
    await eventually(() => expect(one.records().length + two.records().length).toBe(20));
    await Promise.all([one.stop(), two.stop()]);
  });

  it('a consumer knows that it lost its partitions, also when they only fall silent', async () => {
    const proxy = await Proxy.before(logs.url);
    const behind = await Database.connect({ url: proxy.url, applicationName: 'behind the proxy' });
    const log = new PostgresEventLog(behind, { pollMs: 100, answerMs: 200 });
    const [topic, group] = [await logs.topic(2), new Group()];
    const follower = await Follower.of(log, group, [topic]);
    await eventually(() => expect(follower.owned()).toHaveLength(2));

    proxy.silence();
    await eventually(() => expect(follower.owned()).toEqual([]));
    await eventually(() => expect(String(follower.faults[0]?.error)).toContain('took more than 200 ms'));

    proxy.close();
    await log.close();
    const next = await Follower.of(logs.open({ pollMs: 100 }), group, [topic]);
    await eventually(() => expect(next.owned()).toHaveLength(2));
    await next.stop();
    await behind.close();
  });

  it('again and again, nothing is lost', async () => {
    const settings = { pollMs: 100, longestPauseMs: 200 };
    const [log, other] = [logs.open(settings), logs.open(settings)];
    const topic = await logs.topic(3);
    const group = new Group();
    const followers = [await Follower.of(log, group, [topic]), await Follower.of(other, group, [topic])];
    const acknowledged = new Map<string, string>();

    const writing = Promise.all(
      [log, other].map(async (each, writer) => {
        for (const round of upTo(60)) {
          const records = recordsOf(topic, `person/${writer}/${round}`, 3);
          const positions = await retried(() => each.append(records));
          for (const [index, { partition, offset }] of positions.entries()) {
            acknowledged.set(`${partition}:${offset}`, text(records[index]?.value ?? new Uint8Array()));
          }
          await delay(10);
        }
      }),
    );
    for (const _ of upTo(6)) {
      await delay(100);
      await retried(() => logs.terminate('true'));
    }
    await writing;

    const { partitions } = await retried(() => log.describe(topic));
    await eventually(() => {
      for (const { partition, highWater } of partitions) {
        const seen = new Set(followers.flatMap(follower => follower.offsets(partition)));
        expect([...seen].sort((a, b) => a - b)).toEqual(upTo(highWater));
      }
    });
    const seen = new Map<string, string>(
      followers.flatMap(({ batches }) =>
        batches.flatMap(({ partition, records }) =>
          records.map(({ offset, value }) => [`${partition}:${offset}`, text(value)] as const),
        ),
      ),
    );
    for (const [place, record] of acknowledged) expect(seen.get(place)).toBe(record);
    expect(acknowledged.size).toBe(360);
    await Promise.all(followers.map(follower => follower.stop()));
  });
});
