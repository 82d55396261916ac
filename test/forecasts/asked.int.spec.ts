import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Moments, workForecasts } from '@muster/forecaster/working';
import {
  askForecast,
  FOR_A_PERSON,
  type ForecastKind,
  type InputOf,
  type Job,
  type Jobs,
  openJobs,
  REFRESHING,
} from '@muster/jobs';
import { ownRedis, type RedisServer } from '@muster/jobs/testing';
import { createLogger, systemClock } from '@muster/platform';
import { until } from '@muster/platform/testing';
import { FoldedStore } from '@muster/projector/testing';
import { forecastById } from '@muster/store';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promised, publishedYears } from './published.js';

type Backend = Parameters<typeof openJobs>[0]['backend'];

const MAIN = fileURLToPath(new URL('../../apps/forecaster/dist/main.js', import.meta.url));
const silent = createLogger('silent');
const redis = await ownRedis();
let store: FoldedStore;
let moments: Moments;
beforeAll(async () => {
  store = await FoldedStore.open('asked');
  moments = new Moments(store.database, systemClock);
  await store.empty();
  await store.fold([...publishedYears(2022), promised('midwives', 300), promised('more', 600)]);
});
afterAll(async () => {
  await store.drop();
  await redis?.remove();
});

/** What the same forecast came to, by where its job was. */
const hashes = new Map<string, string | undefined>();

const postgres = () => ({ postgres: (store.database.dataSource.options as { url: string }).url });
describe('forecasts asked for by PostgreSQL', () => asked('PostgreSQL', postgres));
(redis ? describe : describe.skip)('forecasts asked for by Redis', () => {
  asked('Redis', () => ({ redis: (redis as RedisServer).url }));

  it('come to the same bits as by PostgreSQL', () => {
    expect(hashes.get('Redis')).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes.get('Redis')).toBe(hashes.get('PostgreSQL'));
  });
});

function asked(where: string, backend: () => Backend): void {
  let jobs: Jobs;
  beforeEach(async () => {
    await store.database.run('DELETE FROM muster.forecast');
    jobs = await openJobs({ backend: backend(), name: `test-${randomUUID().slice(0, 8)}` });
  });
  afterEach(() => jobs.close());

  const ask = <K extends ForecastKind>(kind: K, input: InputOf<K>, priority = FOR_A_PERSON) =>
    askForecast(jobs, kind, { trajectories: 500, ...input }, 'a ground', { by: 'Ada', priority });
  const ended = ({ id }: Job) =>
    until(
      () => jobs.look(id),
      job => !['waiting', 'delayed', 'running'].includes(job!.state),
    ) as Promise<Job>;

  it('are one job for all who ask the same on the same ground, and kept with what they stand on', async () => {
    const [first, second] = await Promise.all([
      ask('forecast', { target: 'midwives' }),
      ask('forecast', { target: 'midwives' }, REFRESHING),
    ]);
    expect(second.id).toBe(first.id);
    expect([first.outcome, second.outcome].sort()).toEqual(['asked', 'known']);
    workForecasts(jobs, moments, silent);

    expect((await ended(first)).state).toBe('done');
    const kept = (await forecastById(store.database, first.id))!;
    expect(kept).toMatchObject({ target: 'midwives', provenance: { seed: 1, trajectories: 500 } });
    hashes.set(where, kept.resultHash);
    expect((await ask('forecast', { target: 'midwives' })).outcome).toBe('known');
  });

  it('are made for a person before what the forecaster refreshes by itself', async () => {
    const refreshed = [
      await ask('forecast', { target: 'midwives' }, REFRESHING),
      await ask('forecast', { target: 'more' }, REFRESHING),
    ];
    const person = await ask('forecast', { target: 'more', trajectories: 501 });
    workForecasts(jobs, moments, silent);

    const [mine, ...others] = await Promise.all([person, ...refreshed].map(ended));
    expect(mine!.state).toBe('done');
    for (const other of others)
      expect(other.startedAt!.getTime()).toBeGreaterThanOrEqual(mine!.startedAt!.getTime());
  });

  it('tell how far they are, and end when they are cancelled, with nothing kept', async () => {
    const { jobs: shared, stop } = await forecasterBeside(backend());
    try {
      const input = { target: 'more', trajectories: 50_000 };
      const { id } = await askForecast(shared, 'forecast', input, 'a ground', { priority: 1 });
      await until(
        () => shared.look(id),
        job => job?.state === 'running',
      );
      await shared.cancel(id, 'Grace');

      const job = await until(
        () => shared.look(id),
        now => now?.state !== 'running',
      );
      expect(job).toMatchObject({
        state: 'cancelled',
        cancel: { by: 'Grace' },
        fault: { code: 'job-cancelled' },
        progress: { total: 100, words: expect.any(String) },
      });
      expect(await forecastById(store.database, id)).toBeUndefined();
    } finally {
      await stop();
    }
  });
}

/** A forecaster as a service, which is free to count while this process asks. */
async function forecasterBeside(backend: Backend) {
  const { url } = store.database.dataSource.options as { url: string };
  const jobs = await openJobs({ backend });
  const forecaster = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...{ NODE_OPTIONS: '', MUSTER_POSTGRES_URL: url, MUSTER_PORT: '0', MUSTER_LOG_LEVEL: 'fatal' },
      ...('redis' in backend ? { MUSTER_REDIS_URL: backend.redis } : {}),
    },
  });
  const stop = async () => {
    forecaster.kill('SIGKILL');
    if (forecaster.exitCode === null && forecaster.signalCode === null) await once(forecaster, 'exit');
    await jobs.close();
  };
  return { jobs, stop };
}
