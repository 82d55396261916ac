import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Moments, scoreKept, startRefreshing, workForecasts } from '@muster/forecaster/working';
import { FORECAST_VERSION, type ForecastKind, type InputOf, type Jobs, openJobs } from '@muster/jobs';
import { createLogger, systemClock } from '@muster/platform';
import { takeIn } from '@muster/projector';
import { type Event, FoldedStore, Log } from '@muster/projector/testing';
import { forecastOn, keptForecasts, scoresOf } from '@muster/store';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { answer, madeBy } from './made.js';
import { promised, publishedYears, scenario } from './published.js';

const silent = createLogger('silent');
let store: FoldedStore;
let jobs: Jobs;
let moments: Moments;
beforeAll(async () => {
  store = await FoldedStore.open('forecaster');
  moments = new Moments(store.database, systemClock);
});
afterAll(() => store.drop());
beforeEach(async () => {
  await store.empty();
  await store.database.run('DELETE FROM muster.forecast');
  const { url } = store.database.dataSource.options as { url: string };
  jobs = await openJobs({ backend: { postgres: url }, name: `test-${randomUUID().slice(0, 8)}` });
});
afterEach(() => jobs.close());

const DRAWS = { trajectories: 500 };

const made = <K extends ForecastKind>(kind: K, input: InputOf<K>) =>
  madeBy(jobs, store.database, kind, { ...DRAWS, ...input });

/** The same figures, published later. */
const ofVintage = (event: Event, vintage: string): Event => ({
  ...event,
  id: `${String(event.id)} again`,
  data: { ...(event.data as object), vintage },
});

/** The log has grown to this. */
async function come(events: readonly Event[]): Promise<void> {
  for (const batch of new Log(events).batches([1_000])) await takeIn(store.to, batch);
}

describe('the forecaster', () => {
  it('keeps what will be of a target, with the chance, words and what it stands on, and makes the same of the same', async () => {
    await store.fold([...publishedYears(2022), promised('midwives', 300)]);
    workForecasts(jobs, moments, silent);
    const kept = await made('forecast', { target: 'midwives' });
    const { from, hit, summary, words } = answer('forecast', kept);
    expect(from).toMatchObject({ evidence: 'reported', origin: '2022-09-30', amount: 300, simulated: false });
    expect(from.counted).toBeLessThan(0);
    expect(hit!.due!.on).toBe('2023-09-30');
    expect(hit!.due!.chance).toBeGreaterThan(0);
    expect(summary.areas.map(({ area }) => area)).toEqual(['ENG', 'Y56', 'Y58']);
    expect(words[0]).toContain('300 more midwives (FTE)');
    expect(kept).toMatchObject({
      target: 'midwives',
      model: 'series',
      provenance: { seed: 1, trajectories: 500 },
    });

    const again = await made('forecast', { target: 'midwives' });
    expect(again.id).not.toBe(kept.id);
    expect(again.resultHash).toBe(kept.resultHash);
  });

  it('says why a target cannot be forecast, and keeps that', async () => {
    await store.fold([promised('consultants', 100, 'consultant-obstetrics-gynaecology')]);
    workForecasts(jobs, moments, silent);
    const kept = await made('forecast', { target: 'consultants' });
    expect(kept).toMatchObject({
      model: undefined,
      result: { status: 'no-answer', code: 'no-series', detail: 'no published series at this detail' },
    });
  });

  it('compares scenarios on the same luck, and says which levers it could not pull', async () => {
    const from = '2022-10';
    await store.fold([
      ...publishedYears(2022),
      promised('midwives', 300),
      scenario('as-is', 'midwives', []),
      scenario('stay', 'midwives', [{ kind: 'leaving-rate', from, change: { percent: -10 } }]),
      scenario('places', 'midwives', [{ kind: 'intake-places', from, change: { by: 100 } }]),
    ]);
    workForecasts(jobs, moments, silent);
    const { differences, scenarios, missing } = answer(
      'compare',
      await made('compare', { scenarios: ['as-is', 'stay', 'places'] }),
    );
    const [stay, places] = differences;
    // A tenth of about a tenth of 20,000: the luck is shared, so it is known far better than the stock is.
    expect(stay!.difference.mean).toBeGreaterThan(150);
    expect(stay!.difference.mean).toBeLessThan(250);
    expect(stay!.difference.quantiles['0.975'] - stay!.difference.quantiles['0.025']).toBeLessThan(120);
    expect(stay!.better).toBe(1);
    expect(stay!.chance).toBeGreaterThan(0);
    expect(places!.difference.mean).toBe(0);
    expect(scenarios[2]!.levers).toMatchObject([
      { applied: false, why: expect.stringContaining('pipeline') },
    ]);
    expect(missing.length).toBeGreaterThan(0);
  });

  it('finds how much of a lever is enough, or says that it is not', async () => {
    await store.fold([...publishedYears(2022), promised('midwives', 300), promised('many', 9_000)]);
    workForecasts(jobs, moments, silent);
    const lever = { kind: 'returners' as const, from: '2022-10' };
    const { solution, chanceNow } = answer(
      'solve',
      await made('solve', { target: 'midwives', lever, probability: 0.8 }),
    );
    expect(chanceNow).toBeLessThan(0.8);
    expect(solution).toMatchObject({ outcome: 'found', lever: { change: { by: expect.any(Number) } } });
    expect((solution as { chance: number }).chance).toBeGreaterThanOrEqual(0.8);
    const leaving = { kind: 'leaving-rate' as const, from: '2022-10' };
    const none = answer('solve', await made('solve', { target: 'many', lever: leaving, probability: 0.8 }));
    expect(none.solution).toMatchObject({ outcome: 'not-by-this-lever' });
  });

  it('asks by itself for what has no forecast on its evidence, once, and again when the evidence changes', async () => {
    await store.fold([...publishedYears(2021), promised('midwives', 300)]);
    workForecasts(jobs, moments, silent);
    const refreshing = startRefreshing({
      moments,
      jobs,
      clock: systemClock,
      logger: silent,
      everyMs: 1,
      lookMs: 50,
    });
    const kept = () => keptForecasts(store.database, { kind: 'forecast', target: 'midwives' });
    const until = async (count: number) => {
      while ((await kept()).length < count) await delay(50);
    };
    await until(1);
    await delay(500);
    expect(await kept()).toHaveLength(1);
    await come([
      ...publishedYears(2021),
      promised('midwives', 300),
      ...publishedYears(2022).filter(({ id }) => String(id).endsWith(' 2021')),
    ]);
    await until(2);
    await refreshing.stop();
    const origins = (await kept()).map(forecast => answer('forecast', forecast).from.origin);
    expect(origins.sort()).toEqual(['2021-09-30', '2022-09-30']);
  });

  it('scores what was forecast once it is published, like for like', async () => {
    await store.fold([...publishedYears(2022), promised('midwives', 300)]);
    workForecasts(jobs, moments, silent);
    const { id } = await made('forecast', { target: 'midwives' });
    expect(await scoreKept(moments)).toBe(0);
    await come([
      ...publishedYears(2022),
      promised('midwives', 300),
      ...publishedYears(2023).filter(({ id }) => String(id).endsWith(' 2022')),
    ]);
    expect(await scoreKept(moments)).toBe(3);
    expect(await scoreKept(moments)).toBe(0);
    const scores = await scoresOf(store.database, [id]);
    const england = scores.find(({ area }) => area === 'ENG')!;
    expect(england).toMatchObject({ on: '2023-09-30', measure: 'fte', hit: expect.any(Boolean) });
    expect(england.brier).toBeGreaterThanOrEqual(0);
    expect(england.wis).toBeGreaterThan(0);
    expect(scores.filter(({ hit }) => hit !== undefined)).toHaveLength(1);
  });

  it('scores what was forecast however much was forecast since, and looks at each once for what has come', async () => {
    const before = [...publishedYears(2022), promised('midwives', 300)];
    await store.fold(before);
    workForecasts(jobs, moments, silent);
    const { id } = await made('forecast', { target: 'midwives' });
    await store.database.run(
      `INSERT INTO muster.forecast (id, kind, target, input, provenance, ground, made_at, model, result, result_hash)
       SELECT id || ' ' || nth, kind, target, input, provenance, ground, made_at + interval '1 day', model, result, result_hash
       FROM muster.forecast, generate_series(1, 120) AS nth WHERE id = $1`,
      [id],
    );
    await come([...before, ...publishedYears(2023).filter(({ id }) => String(id).endsWith(' 2022'))]);
    expect(await scoreKept(moments)).toBe(3 * 121);
    expect(await scoresOf(store.database, [id])).toHaveLength(3);
    expect(await scoreKept(moments)).toBe(0);
  });

  it('keeps of a back-test what it was made from: of two publications that tell the same it knows which', async () => {
    await store.fold(publishedYears(2022));
    workForecasts(jobs, moments, silent);
    const input = { profession: 'midwife', trajectories: 9_000 } as const;
    const first = await made('backtest', input);
    const told = answer('backtest', first);
    expect(told).toMatchObject({
      from: {
        ...{ evidence: 'reported', simulated: false },
        published: [{ profession: 'midwife', series: 'a-series', vintage: '2025-10' }],
      },
      trajectories: 2_000,
    });
    // So many as were drawn, not as were asked for.
    expect(first.provenance).toMatchObject({ seed: 1, trajectories: 2_000 });
    await come([...publishedYears(2022), ...publishedYears(2022).map(event => ofVintage(event, '2025-11'))]);
    const second = await made('backtest', input);
    const { from, ...rest } = answer('backtest', second);
    expect(from!.published).toMatchObject([{ vintage: '2025-11' }]);
    expect({ ...rest, from: told.from }).toEqual(told);
    expect(second.provenance.ground).not.toBe(first.provenance.ground);
    const found = (ground: string) =>
      forecastOn(store.database, {
        kind: 'backtest',
        input: second.input,
        ground,
        version: FORECAST_VERSION,
      });
    expect((await found(first.provenance.ground))!.id).toBe(first.id);
    expect((await found(second.provenance.ground))!.id).toBe(second.id);
    expect(await found('another')).toBeUndefined();
  });
});
