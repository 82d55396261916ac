import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Day, type Fact } from '@muster/domain';
import fc from 'fast-check';
import { testDatabase, type TestDatabase } from '../testing/index.js';
import { type CameBetween, cameBetween } from './came-between.sql.js';
import { insertFacts } from './facts.sql.js';

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase('came_between');
});
afterAll(() => store.drop());
beforeEach(() => store.database.run('DELETE FROM muster.fact'));

const PERSON = `person/${'a'.repeat(32)}`;

/** One event in the log; where it says what it corrects, it is a correction. */
interface Said {
  readonly on?: string;
  readonly supersedes?: string;
  readonly retracts?: string;
}

/** Keeps what was said of a person, the first at offset 0, each known by its place in the list. */
async function said(events: readonly Said[], slot = 0, subject = PERSON): Promise<void> {
  const facts = events.map(({ on, supersedes, retracts }, offset) => ({
    fact: {
      ...{ subject, source: 'urn:a', id: String(offset), time: '2026-01-01T00:00:00Z', effectiveOn: on },
      type: retracts === undefined ? 'post.changed' : 'fact.retracted',
      data: { ...(supersedes && { supersedes }), ...(retracts && { retracts }) },
    } as unknown as Fact,
    ...{ slot, offset, knownAt: new Date('2026-01-01') },
  }));
  await store.database.transaction(transaction => insertFacts(transaction, facts));
}

const since = (from: number, to = 99, until = '2023-09-30'): Promise<CameBetween[]> =>
  cameBetween(store.database, [{ kind: 'person', slot: 0, from, to }], until as Day);
const POSTS = { kind: 'person', type: 'post.changed' };

describe('what came in a stretch of the log', () => {
  it('came late, put right what was told, or took it back; what is about later days is none of it', async () => {
    await said([{ on: '2023-01-01' }, { on: '2023-02-01' }, { on: '2023-10-01' }]);
    expect(await since(3)).toEqual([]);
    await said(
      [{ on: '2023-03-01' }, { on: '2023-03-01', supersedes: '0' }, { retracts: '0' }],
      0,
      `person/${'b'.repeat(32)}`,
    );
    expect(await since(0)).toEqual([{ ...POSTS, late: 3, corrected: 1, retracted: 1 }]);
    expect(await since(1, 2)).toEqual([{ ...POSTS, late: 1, corrected: 1, retracted: 0 }]);
  });

  it('is about the day of what it corrects, if that is the earlier', async () => {
    await said([{ on: '2023-09-30' }, { on: '2023-10-02' }, { on: '2023-10-05', supersedes: '0' }]);
    await said([{ on: '2023-10-01' }, { retracts: '0' }], 0, `person/${'b'.repeat(32)}`);
    expect(await since(1)).toEqual([{ ...POSTS, late: 0, corrected: 1, retracted: 0 }]);
  });

  it('is of its kind of subject and its partition, and told to those who may read no facts', async () => {
    await said([{ on: '2023-01-01' }], 1);
    await said([{ on: '2023-01-01' }], 0, 'organisation/R0A');
    expect(await since(0)).toEqual([]);
    const stretches = [
      { kind: 'person', slot: 1, from: 0, to: 1 },
      { kind: 'organisation', slot: 0, from: 0, to: 1 },
    ] as const;
    await store.database.transaction(async reader => {
      await reader.run('SET LOCAL ROLE muster_reader');
      expect(await cameBetween(reader, stretches, '2023-09-30' as Day)).toEqual([
        { kind: 'organisation', type: 'post.changed', late: 1, corrected: 0, retracted: 0 },
        { ...POSTS, late: 1, corrected: 0, retracted: 0 },
      ]);
      await expect(reader.rows('SELECT * FROM muster.fact')).rejects.toThrow(/permission denied/);
    });
  });

  it('adds up: each event about a day up to the one asked for is one of the three, wherever the log is cut', async () => {
    const dayOf = (nth: number) => `2023-0${nth}-01`;
    const event = fc.record({
      on: fc.integer({ min: 1, max: 9 }),
      does: fc.constantFrom('tells', 'supersedes', 'retracts'),
      what: fc.nat(30),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 20 }),
        fc.nat(20),
        fc.integer({ min: 1, max: 9 }),
        async (events, cut, until) => {
          await store.database.run('DELETE FROM muster.fact');
          await said(
            events.map(({ on, does, what }) => ({
              ...(does === 'retracts' ? {} : { on: dayOf(on) }),
              ...(does === 'tells' ? {} : { [does]: String(what) }),
            })),
          );
          const dayMeant = ({ does, what }: (typeof events)[number]) =>
            does === 'tells' || events[what]?.does === 'retracts' ? 10 : (events[what]?.on ?? 10);
          const concerned = events.filter(one => {
            const own = one.does === 'retracts' ? 10 : one.on;
            const day = Math.min(own, dayMeant(one));
            return day <= until || day === 10;
          });
          const [before, after] = [await since(0, cut, dayOf(until)), await since(cut, 99, dayOf(until))];
          const sum = (what: 'late' | 'corrected' | 'retracted') =>
            [...before, ...after].reduce((total, one) => total + one[what], 0);
          const did = (what: string) => concerned.filter(({ does }) => does === what).length;
          expect([sum('late'), sum('corrected'), sum('retracted')]).toEqual([
            did('tells'),
            did('supersedes'),
            did('retracts'),
          ]);
        },
      ),
      { numRuns: 100 },
    );
  });
});

it('is found among 200,000 facts without reading them all', async () => {
  const { database } = store;
  await database.run(`
    INSERT INTO muster.fact (subject, source, id, type, "time", effective_on, data, slot, log_offset, known_at)
    SELECT 'person/' || md5(number::text), 'urn:a', '1', 'post.started', '2024-01-01T00:00:00Z', '2023-01-01', '{}', 0, number, now()
    FROM generate_series(0, 199999) AS number`);
  await database.run('VACUUM ANALYZE muster.fact');
  await database.transaction(async transaction => {
    const [before] = await transaction.rows<{ all: number; by_offset: number }>(SCANS);
    const stretch = { kind: 'person', slot: 0, from: 199_900, to: 200_000 } as const;
    expect(await cameBetween(transaction, [stretch], '2023-09-30' as Day)).toEqual([
      { kind: 'person', type: 'post.started', late: 100, corrected: 0, retracted: 0 },
    ]);
    const [scans] = await transaction.rows<{ all: number; by_offset: number }>(SCANS);
    expect({ all: scans!.all - before!.all, by_offset: scans!.by_offset - before!.by_offset }).toEqual({
      all: 0,
      by_offset: 1,
    });
  });
});

/** So far in the transaction, and what the connection has not told of before. */
const SCANS = `
  SELECT seq_scan::int AS all, pg_stat_get_xact_numscans('muster.fact_by_offset'::regclass)::int AS by_offset
  FROM pg_stat_xact_user_tables WHERE schemaname = 'muster' AND relname = 'fact'`;
