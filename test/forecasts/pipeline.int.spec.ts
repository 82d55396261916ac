import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Area, bridgeBetween, type Day, fteNumber, LEVER_KINDS, type Month } from '@muster/domain';
import { forecastNow, Moments, scoreKept, workForecasts } from '@muster/forecaster/working';
import { askForecast, type ForecastKind, type InputOf, type Jobs, openJobs } from '@muster/jobs';
import { createLogger, systemClock } from '@muster/platform';
import { FoldedStore } from '@muster/projector/testing';
import {
  beginForecast,
  derivedEvidence,
  forecastById,
  gatherPast,
  keepForecast,
  type PastPeople,
  scoresOf,
} from '@muster/store';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { promisedThere, simulatedRegion } from './people.js';
import { answer, madeBy } from './made.js';
import { promised, publishedYears, scenario } from './published.js';

const silent = createLogger('silent');
let store: FoldedStore;
let jobs: Jobs;
beforeAll(async () => {
  store = await FoldedStore.open('pipeline');
  await store.empty();
  await store.fold(
    [
      ...simulatedRegion(),
      ...publishedYears(2023),
      promised('england', 300),
      promisedThere('region', 40),
      promisedThere('likely', 15),
      scenario('as-is', 'region', []),
      scenario('stay', 'region', [{ kind: 'leaving-rate', from: '2023-10', change: { percent: -20 } }]),
      scenario('all', 'region', ALL_LEVERS),
    ],
    [1_000],
  );
  await store.settle();
});
afterAll(() => store.drop());
beforeEach(async () => {
  await store.database.run('DELETE FROM muster.forecast');
  const { url } = store.database.dataSource.options as { url: string };
  jobs = await openJobs({ backend: { postgres: url }, name: `test-${randomUUID().slice(0, 8)}` });
  workForecasts(jobs, new Moments(store.database, systemClock), silent);
});
afterEach(() => jobs.close());

/** Each of the levers that a scenario can name, and each way of changing one. */
const ALL_LEVERS = [
  { kind: 'intake-places', change: { by: 30 } },
  { kind: 'fill-rate', change: { to: 99 } },
  { kind: 'withdrawal', year: 1, change: { to: 4 } },
  { kind: 'time-to-first-post', change: { by: -1 } },
  { kind: 'join-rate', change: { percent: 5 } },
  { kind: 'leaving-rate', band: 'under-1', change: { to: 6 } },
  { kind: 'returners', change: { by: 3 } },
  { kind: 'recruitment-abroad', area: 'Y61', change: { by: 4 } },
  { kind: 'hours', change: { percent: 1 } },
  { kind: 'inactive-spells', change: { by: -1 } },
].map(lever => ({ ...lever, from: '2023-10' }));

const made = <K extends ForecastKind>(kind: K, input: InputOf<K>) =>
  madeBy(jobs, store.database, kind, { trajectories: 400, ...input });

const gathered = (of: FoldedStore) =>
  new Moments(of.database, systemClock).read(moment => gatherPast(moment, ['midwife']));

/** FTE of midwives in the region since the baseline, like for like. */
const countedOn = (of: FoldedStore, days: readonly string[]) =>
  new Moments(of.database, systemClock).read(async moment => {
    const all = ['2020-09-30', ...days] as Day[];
    const told = await derivedEvidence(moment, 'midwife', 'Y61' as Area, 'fte', all);
    return days.map((_, nth) => fteNumber(bridgeBetween(told!.points, 0, nth + 1, 'fte').likeForLike));
  });

/** On which something happened, as an event tells. */
const dayOf = (data: unknown) => (data as { readonly effectiveOn?: string }).effectiveOn ?? '';

describe('the pipeline model, on people whom events tell of', () => {
  it('answers where a target is set by events about people, in the shape of the series, with the same bits each time', async () => {
    const kept = await made('forecast', { target: 'region' });
    const { from, summary, hit, words, missing, model } = answer('forecast', kept);
    expect(model).toBe('pipeline');
    expect(from).toMatchObject({ evidence: 'derived', origin: '2023-08-31', simulated: true });
    expect(hit!.due!.on).toBe('2025-09-30');
    const [own] = summary.areas;
    expect(own).toMatchObject({ area: 'Y61', measure: 'fte' });
    expect(own!.atOrigin).toBeCloseTo(from.inPost, 6);
    for (const { opening, joiners, leavers, residual, closing } of own!.bridge!)
      expect(opening + joiners.mean - leavers.mean + residual.mean).toBeCloseTo(closing, 6);
    const due = own!.points.find(({ on }) => on === '2025-09-30')!;
    expect(due.quantiles['0.5'] - own!.atOrigin + from.counted).toBeCloseTo(hit!.due!.counts['0.5'], 6);
    expect(words.join(' ')).toMatch(/first posts of those in training/);
    expect(summary.remarks).toMatchObject([{ code: 'assumed-intake' }]);
    expect(missing).toEqual([]);
    const again = await made('forecast', { target: 'region' });
    expect(again.id).not.toBe(kept.id);
    expect(again.resultHash).toBe(kept.resultHash);
  });

  it('stands beside the series, and adds to it what it sees coming', async () => {
    const [series, combined] = [
      answer('forecast', await made('forecast', { target: 'region', model: 'series' })),
      answer('forecast', await made('forecast', { target: 'region', model: 'combined' })),
    ];
    expect([series.model, combined.model, combined.summary.model]).toEqual([
      'series',
      'combined',
      'combined',
    ]);
    const ends = ({ summary }: typeof series) => summary.areas[0]!.points.map(({ on }) => on);
    expect(ends(combined)).toEqual(ends(series));
    expect(combined.summary.areas[0]!.points[1]!.mean).not.toBe(series.summary.areas[0]!.points[1]!.mean);
  });

  it('pulls every lever, and compares on the same luck', async () => {
    const compared = answer('compare', await made('compare', { scenarios: ['as-is', 'stay', 'all'] }));
    const [, , all] = compared.scenarios;
    expect(all!.levers).toHaveLength(LEVER_KINDS.length);
    expect(all!.levers.map(({ applied, why }) => ({ applied, why }))).toEqual(
      LEVER_KINDS.map(() => ({ applied: true, why: null })),
    );
    const [stay, every] = compared.differences;
    // A fifth of about 90 people who leave in two years; the luck is shared, so hardly a future has fewer.
    expect(stay!.difference.mean).toBeGreaterThan(8);
    expect(stay!.difference.mean).toBeLessThan(20);
    expect(stay!.better).toBeGreaterThan(0.97);
    expect(every!.difference.mean).toBeGreaterThan(stay!.difference.mean);
    expect(compared.missing).toEqual([]);
  });

  it('finds how much of a lever is enough', async () => {
    const lever = { kind: 'recruitment-abroad', from: '2023-10' as Month } as const;
    const solved = answer('solve', await made('solve', { target: 'region', lever, probability: 0.8 }));
    expect(solved).toMatchObject({ model: 'pipeline', solution: { outcome: 'found' } });
    const { lever: found } = solved.solution as { lever: { change: { by: number } } };
    // 25 FTE are missing in the middle of what is likely, and two years to bring them.
    expect(found.change.by).toBeGreaterThan(10);
    expect(found.change.by).toBeLessThan(80);
    expect((solved.solution as { chance: number }).chance).toBeGreaterThanOrEqual(0.8);
  });

  it('says what the chance hangs on, by what is not known and by what could be done', async () => {
    const told = answer('sensitivity', await made('sensitivity', { target: 'likely', trajectories: 200 }));
    expect(told.model).toBe('pipeline');
    expect(new Set(told.bars.map(({ by }) => by))).toEqual(new Set(['posterior-sd', 'ten-per-cent']));
    const leaving = told.bars.find(({ what, by }) => what === 'leaving-rate' && by === 'ten-per-cent')!;
    expect(leaving.less.chance).toBeGreaterThan(leaving.more.chance);
    expect(told.words[0]).toContain('It hangs most on');
  });

  it('is tested on the past of the people, beside the series of the same people', async () => {
    const tested = answer('backtest', await made('backtest', { profession: 'midwife', model: 'combined' }));
    expect(tested).toMatchObject({
      ...{ model: 'combined', origins: ['2021-08', '2022-08'], lastTarget: '2023-08', horizons: 2 },
    });
    expect(tested.groups.map(({ measure, level, forecasts }) => [measure, level, forecasts])).toEqual([
      ['fte', 'region', 3],
      ['headcount', 'region', 3],
    ]);
    for (const { scores, series } of tested.groups) {
      // Nobody has seen enough years for drift and damped ETS.
      expect(scores.map(({ method }) => method)).toEqual(
        expect.arrayContaining(['series', 'pipeline', 'combined']),
      );
      expect(scores.map(({ method }) => method)).not.toContain('ets');
      for (const { wis } of scores) expect(wis).toBeGreaterThan(0);
      expect(series.pit.reduce((sum, count) => sum + count, 0)).toBe(3);
    }
    const alone = answer('backtest', await made('backtest', { profession: 'midwife', model: 'pipeline' }));
    expect(alone.groups.map(({ scores }) => scores.find(({ method }) => method === 'pipeline'))).toEqual(
      tested.groups.map(({ scores }) => scores.find(({ method }) => method === 'pipeline')),
    );
  });

  it('is tested on what had happened by then: what happened since changes nothing', async () => {
    const [whole] = await gathered(store);
    const then = await FoldedStore.open('pipeline-then');
    try {
      await then.empty();
      const before = simulatedRegion().filter(({ data }) => dayOf(data) <= '2022-09-30');
      await then.fold(before, [1_000]);
      await then.settle();
      const [cut] = await gathered(then);
      const on = (past: PastPeople | undefined, at: Month) =>
        past!.origins.find(({ origin }) => origin === at)?.people;
      expect(on(cut, '2021-08' as Month)).toBeDefined();
      expect(on(whole, '2021-08' as Month)).toEqual(on(cut, '2021-08' as Month));
    } finally {
      await then.drop();
    }
  });

  it('is scored by what events about people tell later, where the people are real', async () => {
    const real = await FoldedStore.open('pipeline-real');
    const fold = async (events: ReturnType<typeof simulatedRegion>) => {
      await real.empty();
      await real.fold(
        [...events.map(event => ({ ...event, source: 'urn:test:trust' })), promisedThere('region', 40)],
        [1_000],
      );
      await real.settle();
    };
    try {
      const all = simulatedRegion();
      await fold(all.filter(({ data }) => dayOf(data) <= '2022-09-30'));
      const moments = new Moments(real.database, systemClock);
      const { answer: forecast } = await forecastNow(moments, { target: 'region', trajectories: 400 });
      if (forecast.status !== 'answered') throw new Error(forecast.detail);
      expect(forecast).toMatchObject({ model: 'pipeline', from: { origin: '2022-08-31', simulated: false } });
      const provenance = {
        generation: '',
        epoch: 1,
        folded: [],
        ground: '',
        seed: 1,
        trajectories: 400,
        version: 1,
      };
      const of = { id: 'a', kind: 'forecast', target: 'region', input: {}, provenance, ground: {} };
      await beginForecast(real.database, of);
      await keepForecast(real.database, 'a', { model: 'pipeline', result: forecast, hash: 'a' });
      expect(await scoreKept(moments)).toBe(0);

      await fold(all);
      expect(await scoreKept(moments)).toBeGreaterThan(0);
      const scores = await scoresOf(real.database, ['a']);
      const own = scores.filter(({ area }) => area === 'Y61');
      expect(own.map(({ on }) => on)).toEqual(['2022-11-30', '2023-02-28', '2023-05-31', '2023-08-31']);
      for (const { vintage } of own) expect(vintage).toBe('2023-08');
      // Like for like, from the origin on: as the position of the target on both days says it.
      const counted = await countedOn(real, ['2022-08-31', '2023-08-31']);
      expect(own.at(-1)!.actual).toBeCloseTo(forecast.from.inPost + counted[1]! - counted[0]!, 4);
      expect(await scoreKept(moments)).toBe(0);
    } finally {
      await real.drop();
    }
  });

  it('stops when it is cancelled, and says how far it was', async () => {
    const ask = { target: 'region', trajectories: 50_000 };
    const { id } = await askForecast(jobs, 'forecast', ask, randomUUID(), {});
    while (((await jobs.look(id))?.progress?.done ?? 0) <= 10) await delay(20);
    expect((await jobs.look(id))!.progress).toMatchObject({ total: 100, words: 'drawing what may come' });
    await jobs.cancel(id, 'nobody waits any more');
    while ((await jobs.look(id))!.state !== 'cancelled') await delay(20);
    expect(await forecastById(store.database, id)).toBeUndefined();
  });

  it('says what it would have to be told, where it is asked of published figures', async () => {
    const { result } = await made('forecast', { target: 'england', model: 'pipeline' });
    expect(result).toMatchObject({ status: 'no-answer', code: 'no-pipeline-evidence' });
    expect(await made('forecast', { target: 'england' })).toMatchObject({ model: 'series' });
  });
});
