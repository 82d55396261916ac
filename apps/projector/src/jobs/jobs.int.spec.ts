import { openJobs, type Job, type JobKind, type Jobs } from '@muster/jobs';
import { createLogger } from '@muster/platform';
import { eventually } from '@muster/platform/testing';
import { type SubjectKey } from '@muster/domain';
import { insertParked, newGeneration, parkedActs, parkedEvents, readHead } from '@muster/store';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { redrive } from '../redrive.js';
import { event, type Event, FoldedStore } from '../testing/folded-store.js';
import { verify } from '../verify.js';
import { redriveJob } from './redrive-job.js';
import { workJobs } from './work-jobs.js';

let store: FoldedStore;
let url: string;
let jobs: Jobs;

beforeAll(async () => {
  store = await FoldedStore.open('projector-jobs');
  ({ url } = store.database.dataSource.options as { url: string });
});
afterAll(() => store.drop());
beforeEach(async () => {
  await store.empty();
  await store.database.run('DELETE FROM muster.parked_act');
  jobs = await openJobs({
    backend: { postgres: url },
    name: `test-${randomUUID().slice(0, 8)}`,
    settings: { firstPauseMs: 100, progressMs: 20, cancelLookMs: 100, finishWithinMs: 300 },
  });
});
afterEach(() => jobs.close());

const post = (nth: number) => nth.toString(16).padStart(32, '0');
const started = (nth: number, effectiveOn = '2020-01-01'): Event => {
  const subject: SubjectKey = `person/${post(nth)}`;
  const of = { organisation: 'R0A', occupation: 'N2J', contract: 'permanent', fte: 1 };
  return event('post.started', subject, `start-${nth}`, { post: post(nth), ...of, effectiveOn });
};
const people = (count: number) => Array.from({ length: count }, (_, nth) => started(nth + 1));

async function ended<K extends JobKind>(job: { readonly id: string; readonly kind: K }): Promise<Job<K>> {
  let seen: Job | undefined;
  await eventually(async () => {
    seen = await jobs.look(job.id);
    if (!seen?.endedAt) throw new Error(`the job is ${seen?.state}`);
  }, 60_000);
  return seen as Job<K>;
}

const ask = <K extends 'rebuild' | 'verify'>(kind: K) => jobs.ask(kind, {}, { provenance: randomUUID() });
const building = () => store.database.rows(`SELECT FROM muster.generation WHERE state = 'building'`);

/** Holds the facts, so that whoever reads them waits, until it is let go. */
async function heldFacts(): Promise<() => Promise<void>> {
  const lock = await store.database.dedicated();
  await lock.query('BEGIN');
  await lock.query('LOCK muster.fact IN ACCESS EXCLUSIVE MODE');
  return async () => {
    await lock.query('ROLLBACK');
    await lock.end();
  };
}

describe('a job of a projector', () => {
  it('verifies what stands, tells how far it is, and finds nothing', async () => {
    await store.fold(people(30));
    workJobs(jobs, store.to, createLogger('silent'));
    const done = await ended(await ask('verify'));
    expect(done).toMatchObject({
      state: 'done',
      result: {
        subjects: 30,
        pending: 0,
        differences: { count: 0, first: [] },
        breaches: { count: 0, first: [] },
      },
      progress: { done: 30, total: 30, words: expect.stringContaining('from scratch'), secondsLeft: 0 },
    });
  });

  it('tells the first differences and how many there are, and names nobody', async () => {
    await store.fold(people(3));
    await store.database.run('DELETE FROM muster.standing WHERE subject = $1', [`person/${post(1)}`]);
    await store.database.run('DELETE FROM muster.workforce');
    workJobs(jobs, store.to, createLogger('silent'));
    const { result } = await ended(await ask('verify'));
    const { differences } = await verify(store.to);
    expect(result!.differences.count).toBe(differences.length);
    expect(result!.differences.first).toHaveLength(differences.length);
    expect(result!.differences.first[0]).toMatchObject({ cube: 'standing', at: { subject: 'person/…' } });
    expect(JSON.stringify(result)).not.toContain(post(1));
  });

  it('rebuilds the read models, and they are what they were', async () => {
    await store.fold(people(30));
    const { generation } = await readHead(store.database);
    workJobs(jobs, store.to, createLogger('silent'));
    const { result, progress } = await ended(await ask('rebuild'));
    expect(result).toMatchObject({ generation: generation!.number + 1, subjects: 30, failed: 0, erased: 0 });
    expect(progress).toMatchObject({ done: 30, total: 30 });
    expect((await verify(store.to)).differences).toEqual([]);
  });

  it('does not rebuild while another rebuild runs', async () => {
    const lock = await store.database.dedicated();
    await lock.query(`SELECT pg_advisory_lock(${0x72656275})`);
    workJobs(jobs, store.to, createLogger('silent'));
    expect(await ended(await ask('rebuild'))).toMatchObject({
      state: 'failed',
      fault: { code: 'rebuild-running', remedy: expect.any(String) },
    });
    await lock.end();
  });

  it('that is cancelled while it rebuilds leaves no read models half built', async () => {
    await store.fold(people(1_200));
    const { generation } = await readHead(store.database);
    const letGo = await heldFacts();
    workJobs(jobs, store.to, createLogger('silent'));
    const asked = await ask('rebuild');
    await eventually(async () => expect(await building()).toHaveLength(1));
    await jobs.cancel(asked.id, 'Ada');
    await letGo();
    expect(await ended(asked)).toMatchObject({ state: 'cancelled', cancel: { by: 'Ada' } });
    expect(await building()).toEqual([]);
    expect((await readHead(store.database)).generation).toEqual(generation);
    expect(await store.database.rows('SELECT DISTINCT generation FROM muster.standing')).toEqual([
      { generation: generation!.number },
    ]);
  });

  it('that is cancelled while it verifies ends in the midst of it', async () => {
    await store.fold(people(1_200));
    const letGo = await heldFacts();
    workJobs(jobs, store.to, createLogger('silent'));
    const asked = await ask('verify');
    await eventually(async () => expect(await jobs.look(asked.id)).toMatchObject({ state: 'running' }));
    await jobs.cancel(asked.id, 'Ada');
    await new Promise(resolve => setTimeout(resolve, 500)); // until it is looked for
    await letGo();
    const { state, progress } = await ended(asked);
    expect([state, (progress?.done ?? 0) < 1_200]).toEqual(['cancelled', true]);
  });

  it('restates the stock of a day as it was known before', async () => {
    await store.fold(people(2));
    await store.database.run(`UPDATE muster.fact SET known_at = '2026-03-01' WHERE id = 'start-2'`);
    workJobs(jobs, store.to, createLogger('silent'));
    const input = { on: '2025-01-01', knownAt: '2026-02-01T00:00:00Z' };
    const { result } = await ended(await jobs.ask('restate', input, { provenance: 'a' }));
    const england = (stocks: readonly { level: string; headcount: number; fte: number }[]) =>
      stocks.filter(({ level }) => level === 'england').map(({ headcount, fte }) => [headcount, fte]);
    expect([england(result!.then), england(result!.now), result!.aside]).toEqual([
      [[1, 100_000]],
      [[2, 200_000]],
      0,
    ]);
  });

  it('leaves read models of another version alone', async () => {
    const number = await newGeneration(store.database, 'of-another-version');
    await store.database.run(`UPDATE muster.generation SET state = 'retired' WHERE state = 'active'`);
    await store.database.run(`UPDATE muster.generation SET state = 'active' WHERE number = $1`, [number]);
    workJobs(jobs, store.to, createLogger('silent'));
    const asked = await ask('rebuild');
    await eventually(async () =>
      expect(await jobs.look(asked.id)).toMatchObject({
        state: 'delayed',
        fault: { code: 'unplanned', message: expect.stringContaining('another version') },
      }),
    );
    expect((await readHead(store.database)).generation?.number).toBe(number);
  });
});

describe('redriving as a job', () => {
  const park = (offset: number, payload: string) =>
    insertParked(store.database, [
      {
        ...{ topic: 'muster.people', partition: 0, offset, identity: 'cluster/topic', reason: 'fold-failed' },
        ...{ faults: [], payload: Buffer.from(payload), knownAt: new Date('2026-01-01T00:00:00Z') },
        ...{ subject: `person/${post(1)}`, source: 'urn:test', id: `e${offset}` },
      },
    ]);
  const parked = async () => (await parkedEvents(store.database, undefined, 10)).map(({ offset }) => offset);
  const askFor = (input: Job<'redrive'>['input']) => jobs.ask('redrive', input, { provenance: randomUUID() });

  beforeEach(async () => {
    await park(1, JSON.stringify(started(1)));
    await park(2, '{"half');
  });

  it('says what would become of each, then does it', async () => {
    workJobs(jobs, store.to, createLogger('silent'));
    const tried = (await ended(await askFor({ reason: 'fold-failed', dryRun: true }))).result!;
    expect(tried).toMatchObject({ dryRun: true, count: 2, applied: 1, duplicate: 0, parked: 1 });
    expect(await parked()).toEqual([1, 2]);
    const { result } = await ended(await askFor({ reason: 'fold-failed', dryRun: false, by: 'A. Operator' }));
    expect(result).toEqual({ ...tried, dryRun: false });
    expect(result!.first.map(({ offset, became, reason }) => [offset, became, reason])).toEqual([
      [1, 'applied', undefined],
      [2, 'parked', 'malformed-json'],
    ]);
    expect(await parked()).toEqual([2]);
    expect((await parkedActs(store.database, 10)).map(({ by }) => by)).toEqual([
      'A. Operator',
      'A. Operator',
    ]);
  });

  it.each([
    [{ dryRun: false }, 'who-and-why'],
    [{ reason: 'schema', dryRun: true }, 'none-parked'],
  ])('of %j is refused', async (input, code) => {
    workJobs(jobs, store.to, createLogger('silent'));
    expect(await ended(await askFor(input))).toMatchObject({ state: 'failed', fault: { code } });
  });

  it('that was done by a worker which died before it could tell is told, and not done again', async () => {
    const input = {
      places: [{ topic: 'muster.people', partition: 0, offset: 1 }],
      dryRun: false,
      by: 'A. Operator',
    };
    const asked = (await askFor(input)) as Job<'redrive'>;
    await redrive(store.to, { places: input.places }, { by: input.by });
    const work = {
      job: asked,
      signal: new AbortController().signal,
      heard: () => Promise.resolve(),
      progress: () => undefined,
    };
    expect(await redriveJob(store.to, input, { ...work, attempt: 2 })).toMatchObject({
      ...{ dryRun: false, count: 1, applied: 1 },
      first: [{ offset: 1, became: 'applied' }],
    });
    await expect(redriveJob(store.to, input, { ...work, attempt: 1 })).rejects.toMatchObject({
      code: 'none-parked',
    });
  });
});
