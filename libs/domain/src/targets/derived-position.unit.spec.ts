import { describe, expect, it } from 'vitest';
import { type Day } from '../calendar/day.js';
import { type CoverageOn } from '../derived/coverage.js';
import { type DerivedEvidence, type FlowSums } from '../derived/evidence.js';
import { NOBODY } from '../subjects/person/employment/stock.js';
import { type Area } from '../organisations/area.js';
import { type TargetCard, type TargetDefinition } from '../subjects/target/target.js';
import { answerFor, answerInWords } from './answer.js';
import { daysOfPosition, derivedPosition, type DerivedPosition } from './derived-position.js';
import { type NoAnswer } from './position.js';
import { type Needs, NO_NEEDS_REPORTED } from './staffing.js';

const target: TargetDefinition = {
  profession: 'midwife',
  measure: 'fte',
  basis: 'net',
  amount: 100,
  baselineOn: '2021-09-30' as Day,
  dueOn: '2024-09-30' as Day,
  area: 'ENG' as Area,
  evidence: 'derived',
};
const on = '2023-09-30' as Day;
const ALL: CoverageOn = { organisations: 2, share: 0.99, of: 'published-stock', comparable: true };
const LITTLE: CoverageOn = { organisations: 1, share: 0.4, of: 'published-stock', comparable: false };

/**
 * 1,000 FTE at the baseline. Every quarter's end brings 15 new and takes 5 left; on 30 September 2022 an organisation of 50 is
 * onboarded, and on 31 March 2023 20 are restructured out.
 */
function evidence(covered: (day: Day) => CoverageOn = () => ALL, asked = target): DerivedEvidence {
  let fte = 0;
  const points = daysOfPosition(asked, on).map(day => {
    const flows: Record<string, { headcount: number; fte: number }> = {};
    const add = (kind: keyof FlowSums, amount: number) =>
      (flows[kind] = { headcount: amount, fte: amount * 100_000 });
    if (day === target.baselineOn) {
      fte = 1000;
      add('new', 1000);
    } else if (day > target.baselineOn) {
      add('new', 15);
      add('left', 5);
      fte += 10;
    }
    if (day === '2022-09-30') {
      add('onboarded', 50);
      fte += 50;
    }
    if (day === '2023-03-30') {
      add('restructured-out', 20);
      fte -= 20;
    }
    const stock = {
      headcount: fte,
      fte: fte * 100_000,
      unknownFte: 3,
      onLeave: 40,
      onLeaveFte: 3_500_000,
      stayed: 0,
      stayedLater: 0,
    };
    return { on: day, stock: fte === 0 ? NOBODY : stock, flows, coverage: covered(day) };
  });
  return {
    profession: 'midwife',
    level: 'england',
    area: 'ENG' as Area,
    points,
    newestDay: '2024-01-01' as Day,
    simulated: false,
  };
}

const position = (asked: Partial<TargetDefinition> = {}, of = evidence(), needs: Needs = NO_NEEDS_REPORTED) =>
  derivedPosition({ ...target, ...asked }, of, needs, on);

function answered(given: DerivedPosition | NoAnswer): DerivedPosition {
  if (given.status !== 'answered') throw new Error(given.detail);
  return given;
}

describe('the position of a target by events about people', () => {
  it('is made of the stocks on the days of its course, of its baselines, and a year before', () => {
    expect(daysOfPosition(target, '2022-09-30' as Day)).toEqual([
      '2020-09-30',
      '2021-09-30',
      '2021-12-30',
      '2022-03-30',
      '2022-06-30',
      '2022-09-30',
    ]);
    expect(daysOfPosition(target, '2026-09-30' as Day)).not.toContain('2021-12-30'); // by year over more than three
  });

  it('counts the like-for-like change and shows onboarding and restructuring apart', () => {
    const { baseline, inPost, change, counted, percent, remaining, runRate } = answered(position());
    expect([baseline.stock, inPost]).toEqual([100_000_000, 111_000_000]);
    expect(change).toEqual({
      change: 11_000_000,
      likeForLike: 8_000_000,
      breaks: 0,
      onboarding: 5_000_000,
      restructuring: -2_000_000,
      comparable: true,
    });
    expect([counted, percent, remaining]).toEqual([8_000_000, 80, 2_000_000]);
    expect(runRate).toEqual({ required: 2_000_000 / 12, lastTwelveMonths: 4_000_000 / 12 });
  });

  it('counts joiners under the gross basis, and funded posts under establishment', () => {
    expect(answered(position({ basis: 'gross' })).counted).toBe(12_000_000);
    const funded = [
      { toldBy: 'area' as const, day: '2021-01-01' as Day, fte: 120_000_000, reports: 1 },
      { toldBy: 'area' as const, day: '2023-01-01' as Day, fte: 6_000_000, reports: 0 },
    ];
    expect(answered(position({ basis: 'establishment' }, evidence(), { funded, required: [] })).counted).toBe(
      6_000_000,
    );
    expect(position({ basis: 'establishment' })).toMatchObject({ status: 'not-published' });
  });

  it('does not take organisations that begin to report for new posts', () => {
    const funded = [
      { toldBy: 'organisation' as const, day: '2021-01-01' as Day, fte: 90_000_000, reports: 5 },
      { toldBy: 'organisation' as const, day: '2023-01-01' as Day, fte: 10_000_000, reports: 1 },
    ];
    const { counted, basisByBaseline } = answered(
      position({ basis: 'establishment' }, evidence(), { funded, required: [] }),
    );
    expect(counted).toBeUndefined();
    expect(basisByBaseline[1]!.cells.establishment).toEqual({
      status: 'answered',
      change: 10_000_000,
      likeForLike: undefined,
    });
  });

  it('is not comparable where the feeds cover less than 95 % at the baseline, and has no percentage then', () => {
    const little = evidence(day => (day < '2022-09-30' ? LITTLE : ALL));
    const { comparable, change, counted, percent, remaining, runRate, basisByBaseline } = answered(
      position({}, little),
    );
    expect([comparable, change.comparable, counted, percent, remaining]).toEqual([
      false,
      false,
      undefined,
      undefined,
      undefined,
    ]);
    expect(runRate).toEqual({ required: undefined, lastTwelveMonths: 4_000_000 / 12 });
    expect(basisByBaseline.map(({ cells }) => cells.net.status)).toEqual([
      'not-comparable',
      'not-comparable',
      'answered',
    ]);
  });

  it('is not comparable either where they cover less on the day', () => {
    expect(
      answered(
        position(
          {},
          evidence(day => (day === on ? LITTLE : ALL)),
        ),
      ).percent,
    ).toBeUndefined();
  });

  it('sets funded, filled, vacant, required, unknown FTE and leave beside it', () => {
    const { staffing } = answered(
      position({}, evidence(), {
        funded: [{ toldBy: 'organisation', day: '2022-01-01' as Day, fte: 120_000_000, reports: 7 }],
        required: [
          {
            toldBy: 'area',
            day: '2022-01-01' as Day,
            fte: 130_000_000,
            reports: 1,
            method: 'm',
            source: 's',
          },
        ],
      }),
    );
    expect(staffing).toEqual({
      on,
      funded: { toldBy: 'organisation', fte: 120_000_000, reports: 7 },
      filled: 111_000_000,
      vacant: 9_000_000,
      vacancyRate: 7.5,
      required: [
        {
          toldBy: 'area',
          fte: 130_000_000,
          reports: 1,
          method: 'm',
          source: 's',
          lessFunded: 10_000_000,
          lessInPost: 19_000_000,
        },
      ],
      people: {
        unknownFte: 3,
        onLeave: { people: 40, fte: 3_500_000 },
        working: { people: 1070, fte: 107_500_000 },
      },
    });
  });

  it('says that nobody told of it, what is not measured, and that a day lies before the baseline', () => {
    expect(derivedPosition(target, undefined, NO_NEEDS_REPORTED, on)).toMatchObject({
      status: 'no-derived-evidence',
    });
    expect(position({ measure: 'places' })).toMatchObject({ status: 'not-measured' });
    expect(derivedPosition(target, evidence(), NO_NEEDS_REPORTED, '2021-01-01' as Day)).toMatchObject({
      status: 'before-baseline',
    });
  });
});

describe('the answer in words', () => {
  const current = { ...target, revision: '1', effectiveOn: on, recordedAt: '' };
  const card: TargetCard = { id: 't', current, revisions: [current], publications: [] };
  const words = async (of: DerivedEvidence) =>
    answerInWords(
      await answerFor(card, on, {}, () => Promise.resolve([]), {
        derivedOf: () => Promise.resolve(of),
        intakesOf: () => Promise.resolve(undefined),
        needsOf: () => Promise.resolve(NO_NEEDS_REPORTED),
      }),
      on,
    ).join('\n');

  it('gives derived figures with their coverage', async () => {
    const text = await words(evidence());
    expect(text).toContain(
      '80 of 100 more midwives (FTE, like for like) by 30 September 2023: 80.0 %, 20 remain.',
    );
    expect(text).toContain('+110 = +80 like for like + 50 onboarding − 20 restructuring');
    expect(text).toContain('feeds cover 99.0 % of the latest published stock at the baseline');
    expect(text).not.toContain('simulated');
  });

  it('says "not comparable" instead of a change, and that people are simulated', async () => {
    const text = await words({
      ...evidence(day => (day === target.baselineOn ? LITTLE : ALL)),
      simulated: true,
    });
    expect(text).toContain(
      'is not comparable: feeds cover 40.0 % of the latest published stock at the baseline',
    );
    expect(text).not.toMatch(/80[.]0 %|[+]110 =/);
    expect(text).toContain('derived, simulated people');
  });
});
