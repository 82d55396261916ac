import { describe, expect, it } from 'vitest';
import { type Contract, recordsOf, text, upTo } from './log-under-test.js';

export function reading({ opened, topic }: Contract): void {
  describe('reading', () => {
    it('begins at the offset asked for and ends at the limit or at the end of the log', async () => {
      const { log } = opened();
      const name = await topic(1);
      await log.append(recordsOf(name, 'person/1', 10));

      const read = async (from: number, limit: number) =>
        (await log.read(name, 0, from, limit)).map(record => text(record.value));
      expect(await read(0, 3)).toEqual(['person/1 0', 'person/1 1', 'person/1 2']);
      expect(await read(8, 3)).toEqual(['person/1 8', 'person/1 9']);
      expect(await read(10, 3)).toEqual([]);
      expect(await read(1_000, 3)).toEqual([]);
    });

    it('tells when the log took a record', async () => {
      const { log } = opened();
      const name = await topic(1);
      const before = Date.now();
      await log.append(recordsOf(name, 'person/1', 1));

      const [record] = await log.read(name, 0, 0, 1);
      expect(record?.appendedAt.getTime()).toBeGreaterThanOrEqual(before - CLOCKS_DIFFER_MS);
      expect(record?.appendedAt.getTime()).toBeLessThanOrEqual(Date.now() + CLOCKS_DIFFER_MS);
    });

    it('finds what is still kept', async () => {
      const { log, trim } = opened();
      const name = await topic(1);
      await log.append(recordsOf(name, 'person/1', 10));

      await trim(name, 0, 7);

      expect((await log.describe(name)).partitions).toEqual([{ partition: 0, lowWater: 7, highWater: 10 }]);
      expect((await log.read(name, 0, 0, 10)).map(({ offset }) => offset)).toEqual([7, 8, 9]);
    });

    it('refuses a partition that is not there', async () => {
      const name = await topic(2);
      for (const partition of [-1, 2, 0.5]) {
        await expect(opened().log.read(name, partition, 0, 1)).rejects.toMatchObject({
          code: 'unknown-partition',
        });
      }
    });

    it('never passes a record that is not committed yet', async () => {
      const { log, second } = opened();
      const other = await second();
      const name = await topic(1);
      const appends = Promise.all(
        [log, other, log, other].map(async (each, writer) => {
          for (const _ of upTo(30)) await each.append(recordsOf(name, `person/${writer}`, 1 + writer));
        }),
      );

      const offsets: number[] = [];
      while (offsets.length < 300) {
        offsets.push(...(await log.read(name, 0, offsets.length, 50)).map(({ offset }) => offset));
      }
      await appends;

      expect(offsets).toEqual(upTo(300));
      await other.close();
    });
  });
}

const CLOCKS_DIFFER_MS = 1_000;
