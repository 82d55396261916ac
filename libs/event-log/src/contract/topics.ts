import { describe, expect, it } from 'vitest';
import { type Contract, recordsOf } from './log-under-test.js';

export function topics({ opened, topic, eventually }: Contract): void {
  describe('topics', () => {
    it('are made once, whoever asks how often', async () => {
      const { log, second } = opened();
      const other = await second();
      const definition = { topic: await topic(3), partitions: 3 };
      const { identity } = await log.describe(definition.topic);
      const anew = ['a', 'b', 'c'].map(name => ({ topic: `${definition.topic}.${name}`, partitions: 2 }));

      await Promise.all([log, other, log, other].map(each => each.ensureTopics([definition, ...anew])));

      expect((await log.describe(definition.topic)).identity).toBe(identity);
      for (const { topic } of anew) expect((await other.describe(topic)).partitions).toHaveLength(2);
      await other.close();
    });

    it('keep their partition count, and a different one is an error that says both', async () => {
      const name = await topic(3);
      const asked = opened().log.ensureTopics([{ topic: name, partitions: 4 }]);

      await expect(asked).rejects.toMatchObject({
        code: 'partition-count-differs',
        message: expect.stringMatching(/3.*4/),
      });
    });

    it.each(['', 'two words', 'ward:7', '.', 'a'.repeat(250)])('are not called %j', async name => {
      await expect(opened().log.ensureTopics([{ topic: name, partitions: 1 }])).rejects.toMatchObject({
        code: 'invalid-topic',
      });
    });

    it('are described by where each partition begins and ends', async () => {
      const { log } = opened();
      const name = await topic(2);
      const [position] = await log.append(recordsOf(name, 'person/1', 1));
      await log.append(recordsOf(name, 'person/1', 2));

      const { partitions } = await log.describe(name);
      expect(partitions).toEqual(
        [0, 1].map(partition => ({
          partition,
          lowWater: 0,
          highWater: partition === position?.partition ? 3 : 0,
        })),
      );
    });

    it('have one identity for all who ask, and another once they were deleted and made anew', async () => {
      const { log, second, recreate } = opened();
      const other = await second();
      const name = await topic(1);
      await log.append(recordsOf(name, 'person/1', 3));
      const before = await log.describe(name);
      expect((await other.describe(name)).identity).toBe(before.identity);

      await recreate({ topic: name, partitions: 1 });

      await eventually(async () => expect((await log.describe(name)).identity).not.toBe(before.identity));
      const anew = await log.describe(name);
      expect(anew.identity.split('/')[0]).toBe(before.identity.split('/')[0]);
      expect((await other.describe(name)).identity).toBe(anew.identity);
      expect(await log.append(recordsOf(name, 'person/1', 1))).toEqual([
        { topic: name, partition: 0, offset: 0 },
      ]);
      await other.close();
    });

    it('that nobody made are refused by every method', async () => {
      const { log } = opened();
      const consumer = {
        group: 'nobody',
        topics: ['nowhere'],
        start: answer,
        batch: answer,
        fault: () => undefined,
      };
      const refused = { code: 'unknown-topic', message: expect.stringContaining('nowhere') };

      await expect(log.append(recordsOf('nowhere', 'person/1', 1))).rejects.toMatchObject(refused);
      await expect(log.describe('nowhere')).rejects.toMatchObject(refused);
      await expect(log.read('nowhere', 0, 0, 1)).rejects.toMatchObject(refused);
      await expect(log.consume(consumer)).rejects.toMatchObject(refused);
    });
  });
}

const answer = () => Promise.resolve(0);
