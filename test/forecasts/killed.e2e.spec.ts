import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { askForecast, type ForecastKind, type InputOf, type Job, type Jobs, openJobs } from '@muster/jobs';
import { FoldedStore } from '@muster/projector/testing';
import { forecastById } from '@muster/store';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { promisedThere, simulatedRegion } from './people.js';
import { promised, publishedYears, scenario } from './published.js';

/** `MUSTER_FORECAST_KILLS=30` for the long form. */
const KILLS = Number(process.env['MUSTER_FORECAST_KILLS'] ?? 2);
const MAIN = fileURLToPath(new URL('../../apps/forecaster/dist/main.js', import.meta.url));

interface Asked<K extends ForecastKind = ForecastKind> {
  readonly model: 'series' | 'pipeline' | 'combined';
  readonly kind: K;
  readonly input: InputOf<K>;
}
function asked<K extends ForecastKind>(model: Asked['model'], kind: K, input: InputOf<K>): Asked {
  return { model, kind, input };
}

const from = '2023-10';
const MOST = 50_000;
/** What takes long enough to be killed in the midst of: every kind of job, of the series and of people. The short form kills the first of them. */
const ASKED: readonly Asked[] = [
  asked('series', 'forecast', { target: 'midwives', trajectories: MOST }),
  asked('pipeline', 'solve', {
    ...{ target: 'region', probability: 0.8, trajectories: 500 },
    lever: { kind: 'returners', from },
  }),
  asked('combined', 'backtest', { profession: 'midwife', model: 'combined', trajectories: 500 }),
  asked('pipeline', 'sensitivity', { target: 'region', trajectories: 200 }),
  asked('series', 'compare', { scenarios: ['series-as-is', 'series-stay'], trajectories: MOST }),
  asked('pipeline', 'forecast', { target: 'region', trajectories: 3_000 }),
  asked('pipeline', 'forecast', { scenario: 'stay', trajectories: 3_000 }),
  asked('series', 'solve', {
    ...{ target: 'midwives', probability: 0.8, trajectories: MOST },
    lever: { kind: 'returners', from: '2022-10' },
  }),
  asked('pipeline', 'compare', { scenarios: ['as-is', 'stay'], trajectories: 3_000 }),
  asked('series', 'backtest', { profession: 'midwife' }),
  asked('series', 'sensitivity', { target: 'midwives', trajectories: MOST }),
  asked('series', 'forecast', { scenario: 'series-stay', trajectories: MOST }),
  asked('combined', 'forecast', { target: 'region', model: 'combined', trajectories: 3_000 }),
  asked('pipeline', 'backtest', { profession: 'midwife', model: 'pipeline', trajectories: 500 }),
];
/** How far a job is when its forecaster is killed, in hundredths: in turns. */
const KILLED_AT = [11, 60, 0, 85, 35];
/** A job that is done before it is seen to be begun is not killed; one of which that is so each time is told. */
const MOST_MISSED = 10;

/** Kills are dealt out one after the other. */
const DEALT = ASKED.map((each, nth) => ({
  ...each,
  name: `${each.kind}${'scenario' in each.input ? ' under a scenario' : ''}, ${each.model}`,
  kills: Math.floor(KILLS / ASKED.length) + (nth < KILLS % ASKED.length ? 1 : 0),
})).filter(({ kills }) => kills > 0);

let store: FoldedStore;
let jobs: Jobs;
let url: string;
let forecaster: ChildProcess | undefined;
/** What forecasters said of faults and of what is deprecated: nothing. */
let told = '';
beforeAll(async () => {
  store = await FoldedStore.open('killed-forecaster');
  await store.empty();
  // Its own refreshing is over before it begins: only what is asked for here is done.
  await store.fold(
    [
      ...publishedYears(2022),
      promised('midwives', 300),
      scenario('series-as-is', 'midwives', []),
      scenario('series-stay', 'midwives', [
        { kind: 'leaving-rate', from: '2022-10', change: { percent: -10 } },
      ]),
      ...simulatedRegion(),
      promisedThere('region', 40),
      scenario('as-is', 'region', []),
      scenario('stay', 'region', [{ kind: 'leaving-rate', from, change: { percent: -20 } }]),
    ],
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
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      MUSTER_POSTGRES_URL: url,
      MUSTER_PORT: '0',
      MUSTER_LOG_LEVEL: 'fatal',
    },
  });
  forecaster.stderr!.on('data', text => (told += String(text)));
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

const ask = ({ kind, input }: Asked) => askForecast(jobs, kind, input, randomUUID(), { priority: 1 });

it.each(DEALT)(
  'a forecaster that is killed in the midst of a job ($name) leaves it to the next, which makes the same bits, once ($kills times)',
  async each => {
    start();
    const whole = await ask(each);
    await seen(whole.id, ({ state }) => state === 'done' || state === 'failed');
    const first = (await forecastById(store.database, whole.id))!;
    expect(first).toMatchObject({ kind: each.kind, model: each.model, result: { status: 'answered' } });
    let killed = 0;
    for (let missed = 0; killed < each.kills && missed < MOST_MISSED;) {
      const at = KILLED_AT[(killed + missed) % KILLED_AT.length]!;
      const { id } = await ask(each);
      const begun = await seen(id, ({ state, progress }) => state === 'done' || (progress?.done ?? -1) >= at);
      await kill();
      const left = (await jobs.look(id))!;
      start();
      if (begun.state === 'done' || left.state === 'done') {
        missed += 1; // it was quicker than the looking
        continue;
      }
      killed += 1;
      const job = await seen(id, ({ state }) => state === 'done' || state === 'failed');
      expect(job).toMatchObject({ state: 'done', attempts: 2, result: { hash: first.resultHash } });
      expect(
        await store.database.rows('SELECT result_hash FROM muster.forecast WHERE id = $1', [id]),
      ).toEqual([{ result_hash: first.resultHash }]);
    }
    expect(killed).toBe(each.kills);
    expect(told).toBe('');
  },
  300_000 * Math.ceil(KILLS / ASKED.length),
);
