import { describe, expect, it } from 'vitest';
import { type Day } from '../calendar/day.js';
import { type Month } from '../calendar/month.js';
import { type Fte } from '../fte.js';
import { type Area } from '../organisations/area.js';
import { type Figure, type PublishedPeriod } from '../subjects/organisation/figures/fold.js';
import { type TargetDefinition } from '../subjects/target/target.js';
import { type NoAnswer } from './position.js';
import { reportedPosition, type ReportedPosition } from './reported-position.js';

const target: TargetDefinition = {
  profession: 'midwife',
  measure: 'headcount',
  basis: 'net',
  amount: 100,
  baselineOn: '2021-09-30' as Day,
  dueOn: '2024-09-30' as Day,
  area: 'ENG' as Area,
  evidence: 'reported',
};

/** A published year that starts on 30 September; headcounts, with FTE of as many. */
function year(
  from: number,
  figures: { start?: number; end?: number; joiners?: number; leavers?: number },
  vintage = '2025-10',
): PublishedPeriod {
  const figure = (headcount: number | undefined): Figure | undefined =>
    headcount === undefined ? undefined : { headcount, fte: (headcount * 100_000) as Fte };
  return {
    profession: 'midwife',
    series: 'a series',
    vintage: vintage as Month,
    from: `${from}-09-30` as Day,
    to: `${from + 1}-09-30` as Day,
    start: figure(figures.start),
    end: figure(figures.end),
    joiners: figure(figures.joiners),
    leavers: figure(figures.leavers),
  };
}

const years = [
  year(2020, { start: 980, end: 1000, joiners: 90, leavers: 70 }),
  year(2021, { start: 1010, end: 1030, joiners: 60, leavers: 45 }),
  year(2022, { start: 1030, end: 1070, joiners: 100, leavers: 55 }),
];

const on = (day: string, periods = years, asked: Partial<TargetDefinition> = {}) =>
  reportedPosition({ ...target, ...asked }, periods, day as Day);

function answered(position: ReportedPosition | NoAnswer): ReportedPosition {
  if (position.status !== 'answered') throw new Error(position.detail);
  return position;
}

describe('the position of a target by published figures', () => {
  it('counts the like-for-like change and shows the break apart', () => {
    const position = answered(on('2023-09-30'));
    expect(position.baseline.stock).toBe(1000);
    expect(position.inPost).toBe(1070);
    expect(position.change).toEqual({
      change: 70,
      likeForLike: 60,
      breaks: 10,
      onboarding: 0,
      restructuring: 0,
      comparable: true,
    });
    expect([position.counted, position.remaining, position.percent]).toEqual([60, 40, 60]);
  });

  it('shows the course on every published day since the baseline', () => {
    expect(
      answered(on('2023-09-30')).course.map(({ on, change, likeForLike }) => [on, change, likeForLike]),
    ).toEqual([
      ['2022-09-30', 30, 20],
      ['2023-09-30', 70, 60],
    ]);
  });

  it('answers a day between published ones by the last of them, and says which', () => {
    expect(answered(on('2023-09-29')).on).toBe('2022-09-30');
    expect(answered(on('2030-01-01')).on).toBe('2023-09-30');
  });

  it('calls what goes beyond the target a surplus by a negative remainder', () => {
    expect(answered(on('2023-09-30', years, { amount: 50 })).remaining).toBe(-10);
  });

  it('needs so much a month until the due day, against the mean of the last twelve', () => {
    expect(answered(on('2023-09-30')).runRate).toEqual({ required: 40 / 12, lastTwelveMonths: 40 / 12 });
    expect(
      answered(on('2023-09-30', years, { dueOn: '2023-06-30' as Day })).runRate.required,
    ).toBeUndefined();
    expect(answered(on('2023-09-30', years, { amount: 50 })).runRate.required).toBeUndefined();
  });

  it('shows every basis against every anniversary of the baseline, for the baseline decides the answer', () => {
    const columns = answered(on('2023-09-30')).basisByBaseline;
    expect(columns.map(({ baselineOn }) => baselineOn)).toEqual(['2021-09-30', '2022-09-30']);
    expect(columns.map(({ cells }) => cells.net)).toEqual([
      { status: 'answered', change: 70, likeForLike: 60 },
      { status: 'answered', change: 40, likeForLike: 40 },
    ]);
    expect(columns[0]!.cells.gross).toEqual({ status: 'answered', change: 160, likeForLike: 160 });
    expect(columns[0]!.cells.establishment.status).toBe('not-published');
  });

  it('counts joiners under the gross basis', () => {
    expect(answered(on('2023-09-30', years, { basis: 'gross' })).counted).toBe(160);
  });

  it('has nothing to say of funded posts before they are reported', () => {
    expect(on('2023-09-30', years, { basis: 'establishment' })).toMatchObject({ status: 'not-published' });
  });

  it('never takes both ends of a change from two vintages', () => {
    const older = year(2020, { start: 900, end: 950 }, '2024-10');
    expect(on('2023-09-30', [older, years[1]!, years[2]!])).toMatchObject({
      status: 'not-published',
      detail: expect.stringContaining('vintages are never mixed') as unknown,
    });
  });

  it('takes the newest vintage that holds both days, unless one is asked for', () => {
    const older = years.map(({ from, end }) =>
      year(Number(from.slice(0, 4)), { start: 500, end: end!.headcount! - 500 }, '2024-10'),
    );
    const partial = [year(2022, { start: 1, end: 2 }, '2026-10')];
    const all = [...older, ...years, ...partial];
    expect(answered(on('2023-09-30', all)).vintage).toBe('2025-10');
    expect(answered(on('2023-09-30', all, { vintage: '2024-10' as Month })).inPost).toBe(570);
    expect(on('2023-09-30', all, { vintage: '2020-01' as Month })).toMatchObject({ status: 'no-series' });
  });

  it('does not know what lies in a gap of the series, but knows the change', () => {
    const position = answered(on('2023-09-30', [years[0]!, years[2]!]));
    expect(position.change).toEqual({
      change: 70,
      likeForLike: undefined,
      breaks: undefined,
      onboarding: 0,
      restructuring: 0,
      comparable: true,
    });
    expect([position.counted, position.remaining, position.percent]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('says that there is no series, that nothing is published yet, or that the day is before the baseline', () => {
    expect(on('2023-09-30', [])).toMatchObject({
      status: 'no-series',
      detail: 'no published series at this detail',
    });
    expect(on('2009-01-01')).toMatchObject({ status: 'not-published' });
    expect(on('2021-09-30', years, { baselineOn: '2022-09-30' as Day })).toMatchObject({
      status: 'before-baseline',
    });
    expect(on('2023-09-30', years, { measure: 'starters' })).toMatchObject({ status: 'not-measured' });
  });

  it('keeps FTE in hundred-thousandths and the amount in people', () => {
    const position = answered(on('2023-09-30', years, { measure: 'fte' }));
    expect([position.counted, position.remaining, position.percent]).toEqual([6_000_000, 4_000_000, 60]);
  });
});
