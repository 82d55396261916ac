import { describe, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { Follower, Group } from './following.js';
import { bytes, type Contract, keyIn, recordsOf, upTo } from './log-under-test.js';

export function consuming({ opened, topic, eventually }: Contract): void {
  describe('consuming', () => {
    it('delivers in order, batch after batch, what was there and what comes', async () => {
      const { log } = opened();
      const name = await topic(1);
      const { identity } = await log.describe(name);
      await log.append(recordsOf(name, 'before', 25));

      const follower = await Follower.of(log, new Group(), [name], { maxRecords: 10 });
      await eventually(() => expect(follower.records()).toHaveLength(25));
      await log.append(recordsOf(name, 'after', 25));
      await eventually(() => expect(follower.records()).toHaveLength(50));
      await follower.stop();

      expect(follower.offsets()).toEqual(upTo(50));
      expect(follower.texts()).toEqual(
        ['before', 'after'].flatMap(key => upTo(25).map(index => `${key} ${index}`)),
      );
      for (const batch of follower.batches) {
        expect(batch).toMatchObject({ topic: name, partition: 0, identity });
        expect(batch.records.length).toBeLessThanOrEqual(10);
        expect(batch.highWater).toBeGreaterThan(batch.records.at(-1)?.offset ?? NaN);
      }
      expect(follower.faults).toEqual([]);
    });

    it('limits a batch by bytes, and delivers a record that is larger by itself', async () => {
      const { log } = opened();
      const name = await topic(1);
      const sizes = [40, 40, 40, 500, 0, 90, 10, 1];
      await log.append(sizes.map(size => ({ topic: name, key: 'person/1', value: bytes('x'.repeat(size)) })));

      const follower = await Follower.of(log, new Group(), [name], { maxBytes: 100 });
      await eventually(() => expect(follower.records()).toHaveLength(sizes.length));
      await follower.stop();

      expect(follower.records().map(record => record.value.length)).toEqual(sizes);
      for (const { records } of follower.batches) {
        const total = records.reduce((sum, record) => sum + record.value.length, 0);
        expect(total <= 100 || records.length === 1).toBe(true);
      }
    });

    it('tells a reader where the partition begins and ends, and begins where the reader says', async () => {
      const { log, trim } = opened();
      const name = await topic(1);
      const { identity } = await log.describe(name);
      await log.append(recordsOf(name, 'person/1', 20));
      await trim(name, 0, 5);

      const follower = await Follower.of(log, new Group(), [name], { start: () => Promise.resolve(12) });
      await eventually(() => expect(follower.offsets()).toEqual([12, 13, 14, 15, 16, 17, 18, 19]));
      await follower.stop();

      expect(follower.starts).toEqual([{ topic: name, partition: 0, identity, lowWater: 5, highWater: 20 }]);
    });

    it('goes on where the group left off', async () => {
      const { log } = opened();
      const [name, group] = [await topic(1), new Group()];
      await log.append(recordsOf(name, 'person/1', 10));
      const first = await Follower.of(log, group, [name]);
      await eventually(() => expect(first.offsets()).toEqual(upTo(10)));
      await first.stop();
      await log.append(recordsOf(name, 'person/1', 3));

      const next = await Follower.of(log, group, [name]);
      await eventually(() => expect(next.offsets()).toEqual([10, 11, 12]));
      await next.stop();
    });

    it('goes back, or on, to the offset that the reader wants next', async () => {
      const { log } = opened();
      const name = await topic(1);
      await log.append(recordsOf(name, 'person/1', 30));
      const wanted = [15, 5, 25]; // after offsets 0–9, 15–24, 5–14

      const follower = await Follower.of(log, new Group(), [name], {
        maxRecords: 10,
        batch: batch => Promise.resolve(wanted.shift() ?? (batch.records.at(-1)?.offset ?? NaN) + 1),
      });
      const range = (from: number, to: number) => upTo(to).slice(from);
      await eventually(() =>
        expect(follower.offsets()).toEqual([
          ...upTo(10),
          ...range(15, 25),
          ...range(5, 15),
          ...range(25, 30),
        ]),
      );
      await follower.stop();
    });

    it('delivers a batch again that the reader threw at, loses nothing, and goes on with other partitions', async () => {
      const { log } = opened();
      const name = await topic(2);
      await log.append([...recordsOf(name, keyIn(0, 2), 20), ...recordsOf(name, keyIn(1, 2), 20)]);
      let failures = 3;

      const follower = await Follower.of(log, new Group(), [name], {
        maxRecords: 5,
        batch: ({ partition, records }) => {
          const reached = records.some(record => record.offset === 10);
          if (partition === 0 && reached && failures-- > 0) throw new Error('the store is away');
          return Promise.resolve((records.at(-1)?.offset ?? NaN) + 1);
        },
      });
      await eventually(() => expect(follower.records()).toHaveLength(40));
      await follower.stop();

      expect(follower.offsets(0)).toEqual(upTo(20));
      expect(follower.offsets(1)).toEqual(upTo(20));
      expect(follower.faults).toEqual(
        upTo(3).map(() => ({
          error: new Error('the store is away'),
          partition: { topic: name, partition: 0 },
        })),
      );
      const asked = follower.starts.filter(({ partition }) => partition === 0);
      expect(asked).toHaveLength(4);
    });

    it.each([
      ['below what is kept', 4],
      ['beyond the end', 11],
    ])('from an offset %s is a fault, and the reader is asked again', async (_, wrong) => {
      const { log, trim } = opened();
      const name = await topic(1);
      await log.append(recordsOf(name, 'person/1', 10));
      await trim(name, 0, 5);
      const answers = [wrong, wrong, 8];

      const follower = await Follower.of(log, new Group(), [name], {
        start: () => Promise.resolve(answers.shift() ?? 8),
      });
      await eventually(() => expect(follower.offsets()).toEqual([8, 9]));
      await follower.stop();

      const partition = { topic: name, partition: 0 };
      const message = expect.stringMatching(new RegExp(`${wrong}.*5.*10`));
      expect(follower.faults).toMatchObject(
        upTo(2).map(() => ({ partition, error: { code: 'offset-out-of-range', message } })),
      );
    });

    it('from the end waits for what comes', async () => {
      const { log } = opened();
      const name = await topic(1);
      await log.append(recordsOf(name, 'before', 3));
      const follower = await Follower.of(log, new Group(), [name], {
        start: ({ highWater }) => Promise.resolve(highWater),
      });
      await eventually(() => expect(follower.starts).toHaveLength(1));

      await log.append(recordsOf(name, 'after', 2));
      await eventually(() => expect(follower.texts()).toEqual(['after 0', 'after 1']));
      await follower.stop();
    });

    it('stops when the batch in hand is finished', async () => {
      const { log } = opened();
      const name = await topic(1);
      await log.append(recordsOf(name, 'person/1', 10));
      let taking = 0;
      const follower = await Follower.of(log, new Group(), [name], {
        maxRecords: 2,
        batch: async ({ records }) => {
          taking += 1;
          await delay(100);
          return (records.at(-1)?.offset ?? NaN) + 1;
        },
      });
      await eventually(() => expect(taking).toBe(1));

      await follower.stop();

      const finished = follower.batches.length;
      expect(finished).toBe(taking);
      expect(follower.owned()).toEqual([]);
      await delay(50);
      expect(follower.batches).toHaveLength(finished);
    });

    it('misses nothing of what several writers append meanwhile', async () => {
      const { log, second } = opened();
      const other = await second();
      const name = await topic(2);
      const follower = await Follower.of(log, new Group(), [name], { maxRecords: 20 });

      await Promise.all(
        [log, other, log, other].map(async (each, writer) => {
          for (const round of upTo(25)) await each.append(recordsOf(name, `person/${writer}/${round}`, 4));
        }),
      );
      await eventually(() => expect(follower.records()).toHaveLength(400));
      await follower.stop();

      for (const { partition, highWater } of (await log.describe(name)).partitions) {
        expect(follower.offsets(partition)).toEqual(upTo(highWater));
      }
      await other.close();
    });
  });
}
