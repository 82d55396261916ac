import { describe, expect, it } from 'vitest';
import { whyMissing } from './basis-by-baseline.js';
import { courseOf } from './course.js';
import { chanceInWords, fanOf } from './forecast.js';
import { type ForecastReply } from '../../client/queries.js';
import { evenPaceOf, paceInWords, projectedInWords } from './pace.js';
import { type Position, type PositionReply, type Published } from './query.js';

const position = {
  on: '2023-09-30',
  baseline: { on: '2021-09-30', stock: 21_730.4 },
  inPost: 22_211.5,
  change: {
    whole: 481.2,
    likeForLike: 369.2,
    breaks: 112,
    onboarding: 0,
    restructuring: 0,
    comparable: true,
  },
  counted: 369.2,
  remaining: 830.8,
  surplus: 0,
  runRate: { required: 830.8 / 12, lastTwelveMonths: 67.3 },
} as Position;
const reply = (change: Partial<Position> = {}, of: { dueOn?: string | null; asked?: string } = {}) =>
  ({
    target: { amount: 1_200, dueOn: of.dueOn === undefined ? '2024-09-30' : of.dueOn },
    asked: { on: of.asked ?? '2023-09-30', basis: 'net', measure: 'fte' },
    position: { ...position, ...change },
  }) as PositionReply;

describe('the pace of a target', () => {
  it('leads from what counts to the due day, and is compared with what is asked for', () => {
    expect(paceInWords(reply())).toEqual([
      'At the pace of the last twelve months (67.3 a month) it would be 1,177 by 30 September 2024: 23 short. 69.2 a month were needed.',
    ]);
  });

  it('stands on the card in one short sentence, and not where it is known no more or leads nowhere', () => {
    expect(projectedInWords(reply())).toBe('At the last year’s pace 1,177 by 30 September 2024.');
    for (const none of [
      reply({ on: '2024-09-30' }),
      reply({ remaining: -20, surplus: 20 }),
      reply({ counted: null }),
    ])
      expect(projectedInWords(none)).toBeUndefined();
  });

  it('does not claim to know what happened up to a due day that figures do not reach', () => {
    expect(paceInWords(reply({}, { asked: '2026-11-30' }))[1]).toBe(
      'The due day, 30 September 2024, is past; figures reach to 30 September 2023 only, so nobody can say yet whether it was met.',
    );
  });

  it('says that a target is met, was due, or has no due day', () => {
    expect(paceInWords(reply({ remaining: -20, surplus: 20 }))).toEqual([
      'The target is met: 20 more than it asks for.',
    ]);
    expect(paceInWords(reply({ on: '2024-09-30' }))).toEqual(['It was due by 30 September 2024.']);
    expect(paceInWords(reply({}, { dueOn: null }))).toEqual(['No day is set by which it is due.']);
  });

  it('says nothing of what is not comparable', () => {
    expect(paceInWords(reply({ counted: null, remaining: null }))).toEqual([]);
  });

  it('would have counted two thirds of the amount after two of three years', () => {
    expect(evenPaceOf(reply())).toBeCloseTo(799.3, 1);
    expect(evenPaceOf(reply({ on: '2030-01-01' }))).toBe(1_200);
    expect(evenPaceOf(reply({}, { dueOn: null }))).toBeUndefined();
  });
});

describe('the course of a target', () => {
  const published = {
    status: 'answered',
    vintage: '2025-10',
    periods: [
      { from: '2010-09-30', to: '2011-09-30', end: 19_789, break: 0 },
      { from: '2020-09-30', to: '2021-09-30', end: 21_730.4, break: 0 },
      { from: '2021-09-30', to: '2022-09-30', end: 21_404, break: 112 },
      { from: '2022-09-30', to: '2023-09-30', end: 22_211.5, break: 0 },
    ],
  } as unknown as Published;

  it('shows published days from four years before the baseline on, none after the day asked for', () => {
    const { series } = courseOf(reply({}, { asked: '2022-12-31' }), published, undefined);
    expect(series[0]!.points.map(({ on }) => on)).toEqual(['2021-09-30', '2022-09-30']);
  });

  it('needs baseline, amount and what came in by breaks, which is no progress', () => {
    const { needed, breaks } = courseOf(reply(), published, undefined);
    expect(breaks).toEqual([{ on: '2021-09-30', size: 112 }]);
    expect(needed.map(({ on, value }) => [on, Math.round(value)])).toEqual([
      ['2021-09-30', 21_842],
      ['2024-09-30', 23_042],
    ]);
  });

  it('needs no stock where a target counts joiners', () => {
    const gross = {
      ...reply(),
      asked: { on: '2023-09-30', basis: 'gross', measure: 'fte' },
    } as PositionReply;
    expect(courseOf(gross, published, undefined).needed).toEqual([]);
  });
});

describe('the forecast of a target', () => {
  const points = [{ on: '2024-09-30', quantiles: { '0.5': 22_400 } }];
  /** Of a reply, what the page reads. */
  const reply = (forecast: object) => ({ words: [], forecast }) as unknown as ForecastReply;
  const forecast = (chance: number) =>
    reply({
      status: 'answered',
      from: { origin: '2023-09-30', inPost: 22_211.5, simulated: false },
      areas: [
        { area: 'ENG', measure: 'fte', points },
        { area: 'Y58', measure: 'fte', points: [] },
      ],
      hit: { due: { on: '2024-09-30', chance } },
    });

  it('opens from the day that is known, in the area of the target', () => {
    expect(fanOf(forecast(0.25), { area: 'ENG', measure: 'fte' })).toEqual({
      fan: points,
      fanFrom: { on: '2023-09-30', value: 22_211.5 },
    });
    expect(fanOf(forecast(0.25), { area: 'Y56', measure: 'fte' }).fan).toEqual([]);
    expect(fanOf(null, { area: 'ENG', measure: 'fte' }).fan).toEqual([]);
  });

  it('tells a chance, and never that something is certain', () => {
    expect(chanceInWords(forecast(0.2512))).toBe('About 25 in 100 likely by 30 September 2024.');
    expect(chanceInWords(forecast(0.001))).toBe('Less than 1 in 100 likely by 30 September 2024.');
    expect(chanceInWords(forecast(1))).toBe('More than 99 in 100 likely by 30 September 2024.');
  });

  it('says that there is none, or that there can be none', () => {
    expect(chanceInWords(null)).toBe('No forecast yet.');
    const no = reply({ status: 'no-answer', detail: 'no series', remedy: 'report one' });
    expect(chanceInWords(no)).toBe('Nothing can be forecast.');
  });
});

describe('another baseline or basis', () => {
  const cell = (
    status: string,
    whole: number | null = null,
    likeForLike = whole,
    detail: string | null = null,
  ) => ({
    ...{ status, whole, likeForLike, detail },
  });
  const rows = (...establishments: ReturnType<typeof cell>[]) =>
    establishments.map((establishment, nth) => ({
      ...{ baselineOn: `202${nth}-09-30`, stock: 100 },
      cells: { net: cell('answered', 5), gross: cell('answered', 5), establishment },
    })) as Position['basisByBaseline'];
  const whyOf = (...establishments: ReturnType<typeof cell>[]) =>
    whyMissing({ basisByBaseline: rows(...establishments), comparable: true });
  const none = cell('not-published', null, null, 'no data until reported');

  it('says once why a figure is missing, and of which baselines where others have one', () => {
    expect(whyOf(cell('answered', 3))).toEqual([]);
    expect(whyOf(none, none)).toEqual(['no data until reported']);
    expect(whyOf(none, cell('answered', 24, null))).toEqual([
      'no data: for 30 September 2020 no establishment (funded posts) is told of',
      'not like for like: on the day more or fewer organisations report funded posts than at the baseline',
    ]);
  });

  it('does not say again what the answer says: that nothing is comparable', () => {
    const feeds = rows(cell('not-comparable'), cell('not-comparable'));
    expect(whyMissing({ basisByBaseline: feeds, comparable: false })).toEqual([]);
    expect(whyMissing({ basisByBaseline: feeds, comparable: true })).toEqual([
      'not comparable: feeds cover less than 95 % at a baseline',
    ]);
  });
});
