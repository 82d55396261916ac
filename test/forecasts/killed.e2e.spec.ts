import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { askForecast, type ForecastInput, type Job, type Jobs, openJobs } from '@muster/jobs';
import { FoldedStore } from '@muster/projector/testing';
import { forecastById } from '@muster/store';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { promisedThere, simulatedRegion } from './people.js';
import { promised, publishedYears } from './published.js';

/** `MUSTER_FORECAST_KILLS=30` for the long form. */
const KILLS = Number(process.env['MUSTER_FORECAST_KILLS'] ?? 2);
const MAIN = fileURLToPath(new URL('../../apps/forecaster/dist/main.js', import.meta.url));
/** So many trajectories take long enough to be killed in the midst of. */
const ASKED = [
  ['series', { target: 'midwives', trajectories: 50_000 }],
  ['pipeline', { target: 'region', trajectories: 5_000 }],
] as const;

let store: FoldedStore;
let jobs: Jobs;
let url: string;
let forecaster: ChildProcess | undefined;
beforeAll(async () => {
  store = await FoldedStore.open('killed-forecaster');
  await store.empty();
  // Its own refreshing is over before it begins: only what is asked for here is done.
  await store.fold(
    [...publishedYears(2022), promised('midwives', 300), ...simulatedRegion(), promisedThere('region', 40)],
    [1_000],
  );
  await store.settle();
  ({ url } = store.database.dataSource.options as { url: string });
  jobs = await openJobs({ backend: { postgres: url } });
});
afterEach(() => kill());
afterAll(async () => {
  await jobs.close();
  await store.drop();
});

function start(): void {
  forecaster = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      MUSTER_POSTGRES_URL: url,
      MUSTER_PORT: '0',
      MUSTER_LOG_LEVEL: 'fatal',
    },
  });
}

async function kill(): Promise<void> {
  if (forecaster?.exitCode !== null || forecaster.signalCode !== null) return;
  forecaster.kill('SIGKILL');
  await once(forecaster, 'exit');
}

async function seen(id: string, isSo: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const job = await jobs.look(id);
    if (job && isSo(job)) return job;
    await delay(20);
  }
}

const ask = (input: ForecastInput) => askForecast(jobs, 'forecast', input, randomUUID(), { priority: 1 });

it.each(ASKED)(
  `a forecaster that is killed in the midst of a job of the model %s leaves it to the next, which makes the same bits, once (${KILLS} times)`,
  async (model, input) => {
    start();
    const whole = await ask(input);
    await seen(whole.id, ({ state }) => state === 'done');
    const first = (await forecastById(store.database, whole.id))!;
    expect(first.model).toBe(model);
    for (let killed = 0; killed < KILLS;) {
      const { id } = await ask(input);
      const begun = await seen(id, ({ state, progress }) => state === 'done' || (progress?.done ?? 0) > 10);
      if (begun.state === 'done') continue; // it was quicker than the looking
      killed += 1;
      await kill();
      start();
      const job = await seen(id, ({ state }) => state === 'done' || state === 'failed');
      expect(job).toMatchObject({ state: 'done', attempts: 2, result: { hash: first.resultHash } });
      expect(
        await store.database.rows('SELECT result_hash FROM muster.forecast WHERE id = $1', [id]),
      ).toEqual([{ result_hash: first.resultHash }]);
    }
  },
);
