import { describe, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { Follower, Group } from './following.js';
import { type Contract, keyIn, recordsOf, upTo } from './log-under-test.js';

export function sharing({ opened, topic, eventually }: Contract): void {
  describe('consumers', () => {
    it('of a group own all partitions together and none at once, each its share', async () => {
      const { log, second } = opened();
      const other = await second();
      const [name, group] = [await topic(5), new Group()];
      const slowly = { maxRecords: 5, batch: endAfter(5) };
      const first = await Follower.of(log, group, [name], slowly);
      await eventually(() => expect(first.owned()).toHaveLength(5));
      const appends = upTo(40).map(round => log.append(recordsOf(name, `person/${round}`, 10)));

      const next = await Follower.of(other, group, [name], slowly);
      await eventually(() => {
        expect([...first.owned(), ...next.owned()].sort()).toEqual(
          upTo(5).map(partition => `${name}:${partition}`),
        );
        expect([first.owned().length, next.owned().length].sort()).toEqual([2, 3]);
      });
      await Promise.all(appends);
      await eventually(() => expect(distinct(first, next)).toBe(400));
      await Promise.all([first.stop(), next.stop()]);

      expect(group.overlaps).toEqual([]);
      await other.close();
    });

    it('take over from one that stops, where it left off', async () => {
      const { log, second } = opened();
      const other = await second();
      const [name, group] = [await topic(4), new Group()];
      const [stays, goes] = [await Follower.of(log, group, [name]), await Follower.of(other, group, [name])];
      await eventually(() => expect([stays.owned().length, goes.owned().length]).toEqual([2, 2]));
      await log.append(upTo(40).flatMap(person => recordsOf(name, `person/${person}`, 2)));
      await eventually(() => expect(distinct(stays, goes)).toBe(80));

      await goes.stop();
      await eventually(() => expect(stays.owned()).toHaveLength(4));
      await log.append(upTo(40).flatMap(person => recordsOf(name, `person/${person}`, 1)));
      await eventually(() => expect(distinct(stays, goes)).toBe(120));
      await stays.stop();

      expect(stays.records().length + goes.records().length).toBe(120);
      expect(group.overlaps).toEqual([]);
      await other.close();
    });

    it('pass a partition on when the batch in hand is finished, not before', async () => {
      const { log, second } = opened();
      const other = await second();
      const [name, group] = [await topic(2), new Group()];
      const slowly = { maxRecords: 2, batch: endAfter(100) };
      const goes = await Follower.of(log, group, [name], slowly);
      const toBoth = () => log.append([0, 1].flatMap(partition => recordsOf(name, keyIn(partition, 2), 1)));
      await toBoth();
      await eventually(() => expect(distinct(goes)).toBe(2));
      // One after the other: else one fetch may bring all of one partition, and the other waits until that is taken in.
      for (const _ of upTo(19)) await toBoth();
      await eventually(() => expect(group.inHand.size).toBe(2));

      const stays = await Follower.of(other, group, [name], slowly);
      await eventually(() => expect([goes.owned().length, stays.owned().length]).toEqual([1, 1]));
      await eventually(() => expect(group.inHand.size).toBe(2));
      await goes.stop();
      await eventually(() => expect(distinct(goes, stays)).toBe(40));
      await stays.stop();

      expect(group.overlaps).toEqual([]);
      expect(goes.records().length + stays.records().length).toBe(40);
      await other.close();
    });

    it('take over from one whose log is closed', async () => {
      const { log, second } = opened();
      const other = await second();
      const [name, group] = [await topic(2), new Group()];
      const goes = await Follower.of(other, group, [name]);
      await eventually(() => expect(goes.owned()).toHaveLength(2));
      const stays = await Follower.of(log, group, [name]);

      await other.close();

      expect(goes.owned()).toEqual([]);
      await eventually(() => expect(stays.owned()).toHaveLength(2));
      await stays.stop();
    });

    it('of different groups each get everything', async () => {
      const { log } = opened();
      const name = await topic(3);
      const followers = await Promise.all(
        [new Group(), new Group()].map(group => Follower.of(log, group, [name])),
      );

      await log.append(upTo(30).flatMap(person => recordsOf(name, `person/${person}`, 2)));

      for (const follower of followers) await eventually(() => expect(distinct(follower)).toBe(60));
      await Promise.all(followers.map(follower => follower.stop()));
    });

    it('read several topics', async () => {
      const { log } = opened();
      const names = [await topic(2), await topic(1)];
      const follower = await Follower.of(log, new Group(), names);
      await eventually(() => expect(follower.owned()).toHaveLength(3));

      await log.append(names.flatMap(name => recordsOf(name, 'person/1', 10)));

      await eventually(() => expect(distinct(follower)).toBe(20));
      await follower.stop();
    });
  });
}

/** How many records they saw, each counted once. */
function distinct(...followers: readonly Follower[]): number {
  const seen = followers.flatMap(({ batches }) =>
    batches.flatMap(({ topic, partition, records }) =>
      records.map(({ offset }) => `${topic}:${partition}:${offset}`),
    ),
  );
  return new Set(seen).size;
}

function endAfter(ms: number) {
  return async ({ records }: { records: readonly { offset: number }[] }): Promise<number> => {
    await delay(ms);
    return (records.at(-1)?.offset ?? NaN) + 1;
  };
}
