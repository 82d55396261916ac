import { describe, expect, it } from 'vitest';
import { partitionOf } from '../partitioner.js';
import type { LogPosition, NewRecord } from '../port.js';
import { bytes, type Contract, recordsOf, text, upTo } from './log-under-test.js';

export function appending({ opened, topic }: Contract): void {
  describe('appending', () => {
    it('nothing answers no positions', async () => {
      expect(await opened().log.append([])).toEqual([]);
    });

    it('answers the position of each record, in the order given', async () => {
      const { log } = opened();
      const [people, concerns] = [await topic(3), await topic(2)];
      const records = upTo(60).map(index => ({
        topic: index % 3 === 0 ? concerns : people,
        key: `subject/${index % 7}`,
        value: bytes(`record ${index}`),
      }));

      await expectInPlace(await log.append(records), records);
    });

    it('puts the records of a key into the partition that partitionOf names', async () => {
      const { log } = opened();
      const name = await topic(5);
      const keys = [
        '',
        'person/1',
        'organisation/RJ1',
        'person/åse',
        'person/🩺',
        `it's "quoted", {braced} \\ and\ttabbed`,
      ];

      const positions = await log.append(keys.flatMap(key => recordsOf(name, key, 2)));

      expect(positions.map(({ partition }) => partition)).toEqual(
        keys.flatMap(key => [partitionOf(key, 5), partitionOf(key, 5)]),
      );
      for (const [index, key] of keys.entries()) {
        const { partition = NaN, offset = NaN } = positions[index * 2] ?? {};
        expect((await log.read(name, partition, offset, 1))[0]?.key).toBe(key);
      }
    });

    it('leaves no gap in a partition, whoever appends at once', async () => {
      const { log, second } = opened();
      const other = await second();
      const name = await topic(3);
      const calls = upTo(40).map(call =>
        upTo(25).map(index => ({
          topic: name,
          key: `person/${(call * index) % 17}`,
          value: bytes(`${call}/${index}`),
        })),
      );

      const positions = await Promise.all(
        calls.map((records, call) => (call % 2 ? log : other).append(records)),
      );

      await expectInPlace(positions.flat(), calls.flat());
      for (const { partition, highWater } of (await log.describe(name)).partitions) {
        const offsets = positions.flat().filter(position => position.partition === partition);
        expect(offsets.map(({ offset }) => offset).sort((a, b) => a - b)).toEqual(upTo(highWater));
      }
      await other.close();
    });

    it('keeps the order of a call, however large', async () => {
      const name = await topic(1);

      const positions = await opened().log.append(recordsOf(name, 'person/1', 1_700));

      expect(positions.map(({ offset }) => offset)).toEqual(upTo(1_700));
      const [last] = await opened().log.read(name, 0, 1_699, 1);
      expect(text(last?.value ?? bytes(''))).toBe('person/1 1699');
    });

    it.each([
      ['an empty value', new Uint8Array()],
      ['NUL and what is no UTF-8', Uint8Array.of(0, 0xff, 0xc3, 0x28, 0, 0xed, 0xa0, 0x80, 0x5c, 0)],
      ['every byte there is', Uint8Array.from(upTo(256))],
      ['a megabyte', Uint8Array.from(upTo(1_000_000), index => (index * 7919) >> 3)],
    ])('gives back %s as it was', async (_, value) => {
      const { log } = opened();
      const name = await topic(1);

      await log.append([{ topic: name, key: 'person/1', value }]);

      const [record] = await log.read(name, 0, 0, 1);
      expect(Buffer.compare(record?.value ?? bytes('none'), value)).toBe(0);
    });

    it('refuses one call and takes its neighbours', async () => {
      const { log } = opened();
      const name = await topic(1);

      const calls = await Promise.allSettled([
        log.append(recordsOf(name, 'person/1', 2)),
        log.append([...recordsOf(name, 'person/1', 1), ...recordsOf('nowhere', 'person/1', 1)]),
        log.append(recordsOf(name, 'person/\0', 1)),
        log.append(recordsOf(name, 'person/1', 2)),
      ]);

      expect(calls).toMatchObject([
        { status: 'fulfilled' },
        { status: 'rejected', reason: { code: 'unknown-topic' } },
        { status: 'rejected', reason: { code: 'invalid-key' } },
        { status: 'fulfilled' },
      ]);
      expect(await log.read(name, 0, 0, 10)).toHaveLength(4);
    });

    it('is finished by close for what was handed in, and refused after', async () => {
      const { log, second } = opened();
      const other = await second();
      const name = await topic(1);

      const appended = other.append(recordsOf(name, 'person/1', 1_200));
      await other.close();

      expect(await appended).toHaveLength(1_200);
      expect(await log.read(name, 0, 1_199, 10)).toHaveLength(1);
      await expect(other.append(recordsOf(name, 'person/1', 1))).rejects.toMatchObject({ code: 'closed' });
    });

    async function expectInPlace(
      positions: readonly LogPosition[],
      records: readonly NewRecord[],
    ): Promise<void> {
      expect(positions.map(position => position.topic)).toEqual(records.map(record => record.topic));
      const kept = new Map<string, string>();
      for (const { topic, partition } of positions) {
        if (kept.has(`${topic}:${partition}:0`)) continue;
        const read = await opened().log.read(topic, partition, 0, 10_000);
        for (const { offset, value } of read) kept.set(`${topic}:${partition}:${offset}`, text(value));
      }
      const found = positions.map(({ topic, partition, offset }) =>
        kept.get(`${topic}:${partition}:${offset}`),
      );
      expect(found).toEqual(records.map(record => text(record.value)));
    }
  });
}
