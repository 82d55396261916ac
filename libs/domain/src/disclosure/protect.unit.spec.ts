import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type AcademicYear } from '../calendar/academic-year.js';
import { type Month } from '../calendar/month.js';
import { ENGLAND, type Area } from '../organisations/area.js';
import * as domain from '../index.js';
import { type CountedCell, type Cut, nextCut, type ReleasedCut } from './cut.js';
import { percent, type Protected } from './figure.js';
import { protectedLikelihood } from './likelihood.js';
import { noiseOf } from './noise.js';
import { PARTICIPATION_TABLES } from './participation-tables.js';
import { protect, type ProtectedFigures } from './protect.js';
import { type Regime, REGIMES, stricter, surveyRegime } from './regime.js';
import { listedTable, type ProtectedTable, tableKey } from './table.js';

const table: ProtectedTable = {
  stage: 'started',
  profession: 'student-midwife',
  attribute: 'disability',
  level: 'england',
  area: ENGLAND,
  year: '2023' as AcademicYear,
  values: ['yes', 'no', 'absent'],
};
const cell = (value: string, count: number, key: number): CountedCell => ({ value, count, key });
/** A cut as a store gives it back. */
const kept = (...cells: CountedCell[]) => ({ month: '2024-01' as Month, cells }) as Cut as ReleasedCut;
const count = (value: number): Protected => ({ kind: 'count', value });
const suppressed = (reason: 'small-count' | 'too-few-people') => ({ kind: 'suppressed', reason }) as const;

function answered(regime: Regime, cells: CountedCell[], of: ProtectedTable = table): ProtectedFigures {
  const answer = protect(of, kept(...cells), regime);
  if (answer.status !== 'answered') throw new Error(answer.status);
  return answer;
}

/** A key under which this count has this noise. */
function keyFor(of: number, noise: number): number {
  const key = Array.from({ length: 256 }, (_, index) => index).find(each => noiseOf(of, each) === noise);
  if (key === undefined) throw new Error(`${of} never has the noise ${noise}`);
  return key;
}

const anyCells = fc.uniqueArray(
  fc.record({
    value: fc.constantFrom('yes', 'no', 'absent'),
    count: fc.integer({ min: 0, max: 60 }),
    key: fc.nat(100_000),
  }),
  { selector: ({ value }) => value },
);
const anyRegime = fc
  .array(
    fc.oneof(
      fc.constantFrom(REGIMES.hesa, REGIMES.hes, REGIMES.open),
      fc.integer({ min: 1, max: 30 }).map(surveyRegime),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(regimes => regimes.reduce(stricter));

describe('protected figures', () => {
  it('are the counts with the noise of their keys where the source asks no more, the total by its own', () => {
    const cells = [cell('yes', 20, keyFor(20, 1)), cell('no', 80, keyFor(80, -2))];
    const { rows, total } = answered(REGIMES.open, cells);
    expect(rows.map(row => [row.value, row.count])).toEqual([
      ['yes', count(21)],
      ['no', count(78)],
      ['absent', count(0)],
    ]);
    const key = keyFor(20, 1) + keyFor(80, -2);
    expect(total).toEqual(count(100 + noiseOf(100, key)));
  });

  it('are the same for the same people, at whatever level and however they are split over the log', () => {
    const whole = answered(REGIMES.hesa, [cell('yes', 30, 300), cell('no', 70, 41)]);
    const split = answered(REGIMES.hesa, [cell('no', 70, 41), cell('yes', 10, 200), cell('yes', 20, 100)], {
      ...table,
      level: 'region',
      area: 'Y56' as Area,
    });
    expect(split.rows).toEqual(whole.rows);
    expect(split.total).toEqual(whole.total);
  });

  it('are to the nearest five under the rules of HESA, 0 to 2 as 0', () => {
    const of = (counted: number, noise: number) =>
      answered(REGIMES.hesa, [cell('yes', counted, keyFor(counted, noise))]).rows[0]!.count;
    expect([of(1, -1), of(1, 2), of(22, 0), of(22, 1), of(40, -3)]).toEqual([0, 5, 20, 25, 35].map(count));
  });

  it('have no percentage of fewer than 22.5 people under the rules of HESA', () => {
    const few = answered(REGIMES.hesa, [cell('yes', 22, keyFor(22, 0))]);
    const enough = answered(REGIMES.hesa, [cell('yes', 22, keyFor(22, 1))]);
    expect(few.rows[0]!.percent).toEqual({ kind: 'not-given', reason: 'too-few-people' });
    expect(enough.rows[0]!.percent).toEqual({ kind: 'percent', value: 100 });
  });

  it('leave out 1 to 7 under the rules of HES, before as after the noise, and round the others', () => {
    const of = (counted: number, noise: number) =>
      answered(REGIMES.hes, [cell('yes', counted, keyFor(counted, noise))]).rows[0]!.count;
    expect(of(7, 3)).toEqual(suppressed('small-count'));
    expect(of(3, -3)).toEqual(suppressed('small-count'));
    expect(of(9, -3)).toEqual(suppressed('small-count'));
    expect(of(9, -1)).toEqual(count(10));
    expect(answered(REGIMES.hes, [cell('yes', 30, 0)]).rows[1]!.count).toEqual(count(0));
  });

  it('are none of an area with fewer respondents than the survey promised', () => {
    const cells = [cell('yes', 4, keyFor(4, 0)), cell('no', 5, keyFor(5, 0))];
    const { rows, total } = answered(surveyRegime(10), cells);
    for (const figure of [total, ...rows.map(row => row.count)])
      expect(figure).toEqual(suppressed('too-few-people'));
    expect(rows[0]!.percent).toEqual({ kind: 'not-given', reason: 'suppressed' });
    expect(answered(surveyRegime(3), cells).rows[0]!.count).toEqual(count(4));
  });

  it('never say 1 or 2, nor what a regime forbids', () => {
    fc.assert(
      fc.property(anyCells, anyRegime, (cells, regime) => {
        const { rows, total } = answered(regime, cells);
        for (const figure of [total, ...rows.map(row => row.count)]) {
          if (figure.kind === 'suppressed') continue;
          expect([1, 2]).not.toContain(figure.value);
          expect(figure.value % regime.roundedTo).toBe(0);
          expect(figure.value === 0 || figure.value > regime.suppressedUpTo).toBe(true);
        }
        for (const { percent } of rows)
          if (percent.kind === 'percent') {
            expect(total.kind === 'count' && total.value >= regime.percentFrom).toBe(true);
            expect(percent.value).toBeGreaterThanOrEqual(0);
            expect(percent.value).toBeLessThanOrEqual(100);
          }
      }),
    );
  });

  it('tell a value that nobody has just as one whose people the noise took', () => {
    const someone = answered(REGIMES.open, [cell('yes', 1, keyFor(1, -1)), cell('no', 50, 0)]);
    const nobody = answered(REGIMES.open, [cell('no', 50, 0)]);
    const counts = (of: ProtectedFigures) => of.rows.map(row => [row.value, row.count]);
    expect(counts(someone)).toEqual(counts(nobody));
    const asReported = { ...table, values: 'as-reported' as const };
    const told = answered(REGIMES.open, [cell('yes', 1, keyFor(1, -1)), cell('no', 50, 0)], asReported);
    expect(told.rows.map(({ value }) => value)).toEqual(['no']);
  });

  it('are none before the first cut, and an error of a value that the table does not have', () => {
    expect(protect(table, undefined, REGIMES.open)).toEqual({ status: 'not-released', table });
    expect(() => protect(table, kept(cell('maybe', 3, 3)), REGIMES.open)).toThrow('a value of disability');
    expect(() => protect(table, kept(cell('yes', -1, 3)), REGIMES.open)).toThrow('whole people');
  });

  it('come out of the domain in one way', () => {
    expect(domain).toHaveProperty('protect');
    expect(domain).not.toHaveProperty('noiseOf');
    expect(domain).not.toHaveProperty('noiseTable');
  });
});

describe('the stricter of two regimes', () => {
  it('is the same from either side, of itself itself, and of three in any order', () => {
    fc.assert(
      fc.property(anyRegime, anyRegime, anyRegime, (one, other, third) => {
        expect(stricter(one, other)).toEqual(stricter(other, one));
        expect(stricter(one, one)).toEqual(one);
        expect(stricter(stricter(one, other), third)).toEqual(stricter(one, stricter(other, third)));
      }),
    );
  });

  it('tells nothing that either keeps back', () => {
    fc.assert(
      fc.property(anyCells, anyRegime, anyRegime, (cells, one, other) => {
        const both = answered(stricter(one, other), cells);
        for (const regime of [one, other])
          answered(regime, cells).rows.forEach(({ count: alone, percent: share }, index) => {
            const row = both.rows[index]!;
            if (alone.kind === 'suppressed') expect(row.count.kind).toBe('suppressed');
            if (share.kind === 'not-given' && share.reason === 'suppressed')
              expect(row.percent.kind).toBe('not-given');
          });
      }),
    );
  });

  it('has the names of all that ask something', () => {
    expect(stricter(REGIMES.open, REGIMES.hesa)).toEqual(REGIMES.hesa);
    expect(stricter(REGIMES.hes, REGIMES.hesa)).toEqual({
      names: ['hesa', 'hes'],
      roundedTo: 5,
      suppressedUpTo: 7,
      percentFrom: 22.5,
      minimum: 0,
    });
    expect(() => surveyRegime(0)).toThrow('a minimum of respondents');
  });
});

describe('a percentage', () => {
  it('says why it is not given', () => {
    const reason = (numerator: Protected, denominator: Protected, regime: Regime) =>
      percent(numerator, denominator, regime);
    expect(reason(suppressed('small-count'), count(50), REGIMES.hes)).toEqual({
      kind: 'not-given',
      reason: 'suppressed',
    });
    expect(reason(count(0), count(0), REGIMES.hesa)).toEqual({ kind: 'not-given', reason: 'nobody' });
    expect(reason(count(5), count(20), REGIMES.hesa)).toEqual({
      kind: 'not-given',
      reason: 'too-few-people',
    });
    expect(reason(count(5), count(25), REGIMES.hesa)).toEqual({ kind: 'percent', value: 20 });
    expect(reason(count(30), count(25), REGIMES.hesa)).toEqual({ kind: 'percent', value: 100 });
  });
});

describe('a relative likelihood from protected counts', () => {
  const stage = (of: string, yes: number, no: number, regime = REGIMES.hesa) =>
    answered(regime, [cell('yes', yes, keyFor(yes, 0)), cell('no', no, keyFor(no, 0))], {
      ...table,
      stage: of,
    });

  it('is that of the counts as published', () => {
    const likelihood = protectedLikelihood(stage('completed', 30, 60), stage('started', 40, 70), 'yes', 'no');
    expect(likelihood).toMatchObject({ status: 'estimated' });
    if (likelihood.status !== 'estimated') throw new Error(likelihood.status);
    expect(likelihood.ratio).toBeCloseTo(30 / 40 / (60 / 70), 12);
    expect(likelihood.low).toBeLessThan(likelihood.ratio);
    expect(likelihood.high).toBeGreaterThan(likelihood.ratio);
  });

  it('is given only where both denominators allow a percentage', () => {
    const started = stage('started', 20, 70);
    const completed = stage('completed', 15, 60);
    expect(protectedLikelihood(completed, started, 'yes', 'no')).toEqual({
      status: 'not-given',
      group: 'first',
      reason: 'too-few-people',
    });
    expect(protectedLikelihood(completed, started, 'no', 'yes')).toMatchObject({ group: 'second' });
    expect(protectedLikelihood(completed, started, 'no', 'absent')).toEqual({
      status: 'not-given',
      group: 'second',
      reason: 'nobody',
    });
    const few = stage('completed', 5, 60, REGIMES.hes);
    expect(protectedLikelihood(few, stage('started', 50, 70), 'yes', 'no')).toMatchObject({
      group: 'first',
      reason: 'suppressed',
    });
  });

  it('is of one table, and of its values', () => {
    const started = stage('started', 40, 70);
    const elsewhere = { ...started, table: { ...started.table, area: 'Y56' as Area } };
    expect(() => protectedLikelihood(started, elsewhere, 'yes', 'no')).toThrow('two stages of one area');
    expect(() => protectedLikelihood(started, started, 'yes', 'maybe')).toThrow('a value of disability');
  });
});

describe('the list of tables', () => {
  const asked = {
    stage: 'started',
    profession: 'student-midwife',
    attribute: 'disability',
    level: 'england',
    area: ENGLAND,
    year: '2023' as AcademicYear,
  } as const;

  it('has a table for each stage, profession and attribute, with all values of the attribute', () => {
    expect(listedTable(asked, PARTICIPATION_TABLES)).toEqual({
      ...asked,
      values: ['yes', 'no', 'not-stated', 'not-known', 'absent'],
    });
    expect(listedTable({ ...asked, attribute: 'route' }, PARTICIPATION_TABLES)?.values).toBe('as-reported');
    expect(listedTable({ ...asked, attribute: 'all' }, PARTICIPATION_TABLES)?.values).toEqual(['all']);
  });

  it('has no other', () => {
    for (const wrong of [
      { attribute: 'disability,sex' },
      { attribute: 'constructor' },
      { stage: 'day-1' },
      { year: '2023-09' as AcademicYear },
    ])
      expect(listedTable({ ...asked, ...wrong }, PARTICIPATION_TABLES)).toBeUndefined();
  });

  it('tells its tables apart by key', () => {
    const one = listedTable(asked, PARTICIPATION_TABLES)!;
    const keys = [one, { ...one, area: 'Y56' as Area }, { ...one, stage: 'completed' }].map(tableKey);
    expect(new Set(keys).size).toBe(3);
  });
});

describe('a cut that was released', () => {
  it('answers for its table until the next is', () => {
    const first = nextCut(undefined, kept(cell('yes', 12, 5)));
    const later = nextCut(first, { month: '2024-02' as Month, cells: [cell('yes', 13, 9)] });
    expect(protect(table, later, REGIMES.open)).toEqual(protect(table, first, REGIMES.open));
  });
});
