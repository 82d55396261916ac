import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { Follower, Group } from '../contract/following.js';
import { eventLogContract } from '../contract/index.js';
import { bytes, keyIn, recordsOf, upTo } from '../contract/log-under-test.js';
import { eventually } from '@muster/platform/testing';
import { partitionOf } from '../partitioner.js';
import { PostgresLogs } from '../testing/postgres-logs.js';
import { appendGroup } from './append.sql.js';
import { findTopics } from './topics.sql.js';
import { deleteTopic, erasePayloads, trimPartition } from './upkeep.sql.js';

eventLogContract('the event log in PostgreSQL', async () => {
  const logs = await PostgresLogs.create('event_log_contract');
  const log = logs.open();
  return {
    log,
    second: () => Promise.resolve(logs.open()),
    recreate: async definition => {
      await logs.database.transaction(sql => deleteTopic(sql, definition.topic));
      await log.ensureTopics([definition]);
    },
    trim: async (topic, partition, offset) => {
      await logs.database.transaction(sql => trimPartition(sql, topic, partition, offset));
    },
    close: () => logs.close(),
  };
});

describe('the PostgreSQL adapter', () => {
  let logs: PostgresLogs;
  beforeAll(async () => {
    logs = await PostgresLogs.create('event_log_postgres');
  });
  afterAll(() => logs?.close());

  describe('groups', () => {
    it('the appends that arrive while another commits', async () => {
      const log = logs.open();
      const topic = await logs.topic(3);

      const positions = await Promise.all(
        upTo(300).map(person => log.append(recordsOf(topic, `person/${person}`, 1))),
      );

      expect(positions.flat()).toHaveLength(300);
      expect(await transactionsOf(topic)).toBe(1);
    });

    it('no more records, and bytes, than it is set to', async () => {
      const log = logs.open({ groupRecords: 50, groupBytes: 1_000 });
      const topic = await logs.topic(3);
      await Promise.all(upTo(300).map(person => log.append(recordsOf(topic, `person/${person}`, 1))));
      expect(await transactionsOf(topic)).toBeGreaterThanOrEqual(6);

      const large = await logs.topic(1);
      await log.append(
        upTo(10).map(() => ({ topic: large, key: 'person/1', value: bytes('x'.repeat(400)) })),
      );
      expect(await transactionsOf(large)).toBe(5);
    });
  });

  describe('appenders', () => {
    it('of a topic that is just made find it, whoever asked for it while it was not there', async () => {
      const log = logs.open();
      for (const nth of upTo(100)) {
        const topic = `just-made.${nth}`;
        let made = false;
        const asking = (async () => {
          while (!made) await log.describe(topic).catch(() => undefined);
        })();
        await log.ensureTopics([{ topic, partitions: 1 }]);
        expect(await log.append(recordsOf(topic, 'person/1', 1))).toHaveLength(1);
        made = true;
        await asking;
      }
    });

    it('never deadlock, in whatever order they come to the same partitions', async () => {
      const writers = [logs.open(), logs.open(), logs.open()];
      const topics = [await logs.topic(4), await logs.topic(4)];
      // Among few partitions the planner reads them all, in one order for everybody, and nothing could go wrong.
      await logs.topic(12_000);
      await logs.database.run('ANALYZE log.partition');
      const keys = topics.flatMap(topic => upTo(4).map(partition => ({ topic, key: keyIn(partition, 4) })));

      await Promise.all(
        writers.map(async (log, writer) => {
          for (const round of upTo(40)) {
            const order = writer % 2 ? keys : keys.toReversed();
            const turned = [...order.slice(round % 8), ...order.slice(0, round % 8)];
            await log.append(
              turned.map(({ topic, key }) => ({ topic, key, value: bytes(`${writer}/${round}`) })),
            );
          }
        }),
      );

      for (const topic of topics) {
        const { partitions } = await logs.open().describe(topic);
        expect(partitions.map(({ highWater }) => highWater)).toEqual([120, 120, 120, 120]);
      }
    });

    it('wait behind one that has not committed, and a reader sees neither until then', async () => {
      const log = logs.open();
      const name = await logs.topic(1);
      const [topic] = await findTopics(logs.database, [name]);
      if (!topic) throw new Error('no topic');
      let commit = (): void => undefined;
      const committing = new Promise<void>(resolve => (commit = resolve));

      const slow = logs.database.transaction(async sql => {
        await appendGroup(sql, [{ topic, partition: 0, key: 'slow', value: bytes('slow') }]);
        await committing;
      });
      const quick = delay(50).then(() => log.append(recordsOf(name, 'quick', 1)));
      await delay(150);
      expect(await log.read(name, 0, 0, 10)).toEqual([]);
      commit();
      await slow;

      expect(await quick).toEqual([{ topic: name, partition: 0, offset: 1 }]);
      expect((await log.read(name, 0, 0, 10)).map(({ key }) => key)).toEqual(['slow', 'quick']);
    });
  });

  describe('readers', () => {
    it('are woken by a notification, long before the poll', async () => {
      const log = logs.open({ pollMs: 60_000 });
      const topic = await logs.topic(2);
      const follower = await Follower.of(log, new Group(), [topic]);
      await eventually(() => expect(follower.starts).toHaveLength(2));
      await delay(100);

      await logs.open().append(recordsOf(topic, 'person/1', 3));
      await eventually(() => expect(follower.records()).toHaveLength(3), 1_000);
      await follower.stop();
    });

    it('find by the poll what no notification told of', async () => {
      const log = logs.open({ pollMs: 100 });
      const topic = await logs.topic(1);
      const follower = await Follower.of(log, new Group(), [topic]);
      await eventually(() => expect(follower.starts).toHaveLength(1));

      await logs.database.rows(
        `WITH moved AS (
           UPDATE log.partition SET next_offset = 1 WHERE topic = (SELECT number FROM log.topic WHERE topic = $1)
           RETURNING topic)
         INSERT INTO log.event SELECT 0, now(), topic, 0, 'person/1', 'unheard' FROM moved`,
        [topic],
      );

      await eventually(() => expect(follower.texts()).toEqual(['unheard']), 1_000);
      await follower.stop();
    });

    it('see an erased payload as an empty value, and all others as they were', async () => {
      const log = logs.open();
      const topic = await logs.topic(3);
      const [erased, stays] = [keyIn(1, 3), 'person/stays'];
      await log.append([
        ...recordsOf(topic, erased, 2),
        ...recordsOf(topic, stays, 1),
        ...recordsOf(topic, erased, 1),
      ]);

      expect(await erasePayloads(logs.database, topic, 1, erased)).toBe(3);
      expect(await erasePayloads(logs.database, topic, 1, erased)).toBe(0);

      const follower = await Follower.of(log, new Group(), [topic]);
      await eventually(() => expect(follower.records()).toHaveLength(4));
      await follower.stop();
      expect(
        follower
          .records(1)
          .filter(({ key }) => key === erased)
          .map(({ value }) => value.length),
      ).toEqual([0, 0, 0]);
      expect(follower.texts(partitionOf(stays, 3))).toContain('person/stays 0');
    });
  });

  describe('consumers', () => {
    it('begin anew, with its identity, a topic that was made anew', async () => {
      const log = logs.open({ pollMs: 200 });
      const topic = await logs.topic(2);
      const follower = await Follower.of(log, new Group(), [topic], {
        start: ({ lowWater }) => Promise.resolve(lowWater),
      });
      await log.append(recordsOf(topic, 'before', 2));
      await eventually(() => expect(follower.records()).toHaveLength(2));

      await logs.database.transaction(sql => deleteTopic(sql, topic));
      await log.ensureTopics([{ topic, partitions: 1 }]);
      await log.append(recordsOf(topic, 'after', 2));

      await eventually(() =>
        expect(follower.texts()).toEqual(['before 0', 'before 1', 'after 0', 'after 1']),
      );
      await eventually(() => expect(follower.owned()).toEqual([`${topic}:0`]));
      expect(follower.batches.at(-1)?.identity).toBe((await log.describe(topic)).identity);
      await follower.stop();
    });

    it('leave no connection and no lock behind, and the database open', async () => {
      const own = await PostgresLogs.create('event_log_left_behind');
      const [log, topic] = [own.open(), await own.topic(3)];
      const follower = await Follower.of(log, new Group(), [topic]);
      await eventually(() => expect(follower.owned()).toHaveLength(3));
      await eventually(async () => expect(await left(own)).toEqual({ listening: 1, locks: 4 }));

      await log.close();

      await eventually(async () => expect(await left(own)).toEqual({ listening: 0, locks: 0 }));
      await own.close();
    });
  });

  async function transactionsOf(topic: string): Promise<number> {
    const [row] = await logs.database.rows<{ transactions: number }>(
      `SELECT count(DISTINCT e.xmin::text) AS transactions FROM log.event e JOIN log.topic t ON t.number = e.topic
       WHERE t.topic = $1`,
      [topic],
    );
    return row?.transactions ?? NaN;
  }

  async function left({ database }: PostgresLogs): Promise<unknown> {
    const [row] = await database.rows(
      `SELECT
         (SELECT count(*) FROM pg_stat_activity WHERE datname = d.datname AND query LIKE 'LISTEN%') AS listening,
         (SELECT count(*) FROM pg_locks WHERE database = d.oid AND locktype = 'advisory') AS locks
       FROM pg_database d WHERE d.datname = current_database()`,
    );
    return row;
  }
});
