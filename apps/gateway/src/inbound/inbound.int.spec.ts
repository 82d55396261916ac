import { until } from '@muster/platform/testing';
import { closeSupplier } from '../suppliers/suppliers.js';
import { type ServedDoors, servedDoors, started } from '../testing/index.js';
import { type Batch } from '@muster/event-log';
import { inboundTopic } from '@muster/event-log/open';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInbound } from './start.js';
import { takeInbound } from './take-inbound.js';

let doors: ServedDoors;
let inbound: ReturnType<typeof startInbound>;
const TOPIC = inboundTopic('trust');

beforeAll(async () => {
  doors = await servedDoors('inbound');
  inbound = startInbound(doors.gateway, 50);
});
afterAll(async () => {
  await inbound.stop();
  await doors.close();
});

const write = (values: readonly (string | Uint8Array)[], topic = TOPIC) =>
  doors.log.append(values.map(value => ({ topic, key: 'same', value: Buffer.from(value) })));

interface Outcome {
  readonly outcome: string;
  readonly id?: string;
  readonly code?: string;
  readonly at?: number;
  readonly batch: string;
}

const outcomes = async (key = doors.key): Promise<Outcome[]> => {
  const { json } = await doors.get('/v1/sources/me/outcomes', { authorization: `Bearer ${key}` });
  return (json as unknown as { outcomes: Outcome[] }).outcomes;
};

const kept = async (partition: number) => {
  const rows = await doors.database.rows<{ outcome: string; items: number; batches: number }>(
    `SELECT outcome, count(*) AS items, count(DISTINCT batch) AS batches FROM gateway.item
     JOIN gateway.delivery USING (batch) WHERE file = $1 GROUP BY outcome ORDER BY outcome`,
    [`${TOPIC}/${partition}`],
  );
  return rows;
};

describe('a supplier’s topic', () => {
  it('is found when it is made; its events are checked, made pseudonymous and appended, and their outcomes told', async () => {
    await doors.log.ensureTopics([{ topic: TOPIC, partitions: 1 }]);
    const named = started('e1', { subject: 'person/nhs-number:9434765919' });
    await write([JSON.stringify(named), JSON.stringify([started('e2'), started('e3')])]);
    await until(
      () => doors.appended(),
      events => events.length === 3,
    );
    const events = await doors.appended();
    const [first] = events.filter(({ id }) => id === 'e1');
    expect(first!['subject']).toMatch(/^person\/[0-9a-f]{32}$/);
    expect(JSON.stringify(events)).not.toContain('9434765919');
    expect(doors.logged()).not.toContain('9434765919');
    // What was said of events is kept after the log has them.
    const rows = await until(
      () => kept(0),
      now => now.length > 0,
    );
    expect(rows).toEqual([{ outcome: 'accepted', items: 3, batches: 1 }]);
  });

  it('is not held up by what cannot be read, or is not theirs to say: each is told, with its offset', async () => {
    const before = await kept(0);
    await write([
      '{"specversion": "1.0"',
      Uint8Array.from([0xff, 0xfe, 0x00]),
      '',
      JSON.stringify(started('foreign', { source: 'urn:ods:XYZ:esr' })),
      JSON.stringify({ ...started('nul'), data: { organisation: 'R0A\0', post: 'p' } }),
      JSON.stringify(started('e4')),
    ]);
    const rows = await until(
      () => kept(0),
      now => now.some(({ outcome }) => outcome === 'rejected'),
    );
    expect(before).toEqual([{ outcome: 'accepted', items: 3, batches: 1 }]);
    expect(rows.map(({ outcome, items }) => [outcome, items])).toEqual([
      ['accepted', 4],
      ['rejected', 5],
    ]);
    const told = await doors.database.rows<{ at: number; code: string }>(
      `SELECT at, code FROM gateway.item WHERE outcome = 'rejected' ORDER BY at`,
    );
    expect(told).toEqual([
      { at: 2, code: 'malformed-json' },
      { at: 3, code: 'malformed-json' },
      { at: 4, code: 'malformed-json' },
      { at: 5, code: 'not-your-source' },
      { at: 6, code: 'schema' },
    ]);
    expect((await doors.appended()).map(({ id }) => id)).toContain('e4');
  });

  it('that is taken in by two gateways at once is kept once, and goes on where it stands', async () => {
    const TWICE = inboundTopic('twice');
    await doors.supplier({ name: 'twice', sources: ['urn:ods:R0A:twice'] });
    await inbound.stop();
    await doors.log.ensureTopics([{ topic: TWICE, partitions: 1 }]);
    await write(
      [1, 2, 3].map(n => JSON.stringify(started(`twice-${n}`, { source: 'urn:ods:R0A:twice' }))),
      TWICE,
    );
    const { identity } = await doors.log.describe(TWICE);
    const records = await doors.log.read(TWICE, 0, 0, 10);
    const batch: Batch = { topic: TWICE, partition: 0, identity, records, highWater: 3 };
    const next = await Promise.all([1, 2, 3, 4].map(() => takeInbound(doors.gateway, batch, 'twice')));
    expect(next).toEqual([3, 3, 3, 3]);
    expect(await takeInbound(doors.gateway, batch, 'twice')).toBe(3);
    const [items] = await doors.database.rows(
      `SELECT count(*) AS items, count(DISTINCT batch) AS batches FROM gateway.item WHERE sender = 'twice'`,
    );
    expect(items).toEqual({ items: 3, batches: 1 });
    inbound = startInbound(doors.gateway, 50);
  });

  describe('whose records cannot be appended', () => {
    const source = 'urn:ods:R0A:unlucky';
    const records = ['well', 'unfit', 'fine'].map((id, offset) => ({
      offset,
      key: 'same',
      value: Buffer.from(JSON.stringify(started(id, { source }))),
      appendedAt: new Date(),
    }));
    const batch = { topic: inboundTopic('unlucky'), partition: 0, identity: 'one', records, highWater: 3 };
    const told = () =>
      doors.database.rows<{ at: number; outcome: string }>(
        `SELECT at, outcome FROM gateway.item WHERE sender = 'unlucky' ORDER BY at`,
      );
    beforeAll(() => doors.supplier({ name: 'unlucky', sources: [source] }));

    it('waits while it is the log that cannot: nothing is refused', async () => {
      const away = () => Promise.reject(new Error('fewer replicas are in sync than an append needs'));
      await expect(takeInbound({ ...doors.gateway, append: away }, batch, 'unlucky')).rejects.toMatchObject({
        cause: { message: 'fewer replicas are in sync than an append needs' },
      });
      expect(await told()).toEqual([]);
    });

    it('goes on without the one that PostgreSQL refuses for what is in it', async () => {
      const refusal = Object.assign(new Error('invalid byte sequence'), { code: '22021', severity: 'ERROR' });
      const append: typeof doors.gateway.append = good =>
        good.some(({ value }) => Buffer.from(value).includes('"unfit"'))
          ? Promise.reject(refusal)
          : doors.gateway.append(good);
      expect(await takeInbound({ ...doors.gateway, append }, batch, 'unlucky')).toBe(3);
      expect(await told()).toEqual([
        { at: 0, outcome: 'accepted' },
        { at: 1, outcome: 'rejected' },
        { at: 2, outcome: 'accepted' },
      ]);
    });
  });

  it('of a supplier who is closed is left alone, and the others go on', async () => {
    const CLOSED = inboundTopic('closed');
    await doors.supplier({ name: 'closed', sources: ['urn:ods:R0A:closed'] });
    await doors.log.ensureTopics([{ topic: CLOSED, partitions: 1 }]);
    await closeSupplier(doors.database, 'closed', doors.gateway.clock.now());
    await write([JSON.stringify(started('of-closed'))], CLOSED);
    await write([JSON.stringify(started('e5'))]);
    await until(
      () => doors.appended(),
      events => events.some(({ id }) => id === 'e5'),
    );
    expect((await doors.appended()).map(({ id }) => id)).not.toContain('of-closed');
    expect(await outcomes()).not.toContainEqual(expect.objectContaining({ id: 'of-closed' }));
  });
});
