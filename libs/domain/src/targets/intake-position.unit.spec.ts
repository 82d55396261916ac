import { describe, expect, it } from 'vitest';
import { type Day } from '../calendar/day.js';
import { type Area } from '../organisations/area.js';
import { intakePosition, type IntakeMeasure, trainingFor } from './intake-position.js';
import { type Basis } from '../subjects/target/target.js';
import { NO_NEEDS_REPORTED } from './staffing.js';
import { positionInWords, positionSentence } from './words.js';

const target = (basis: Basis, measure: IntakeMeasure = 'starters') =>
  ({
    profession: 'midwife',
    measure,
    basis,
    amount: 120,
    baselineOn: '2021-09-30' as Day,
    dueOn: '2024-09-30' as Day,
    area: 'ENG' as Area,
    evidence: 'derived',
  }) as const;
const intakes = [
  ['2020-09-14', 50],
  ['2021-09-13', 100],
  ['2022-01-10', 20],
  ['2022-09-12', 110],
  ['2023-09-11', 160],
].map(([on, count]) => ({ on: on as Day, count: count as number }));
const at = (on: string, basis: Basis, evidence = { intakes, simulated: false }) =>
  intakePosition(target(basis), evidence, NO_NEEDS_REPORTED, on as Day);

describe('a target of starters', () => {
  it('net: the intake of the year to the day against that of the year to the baseline', () => {
    expect(at('2023-09-30', 'net')).toMatchObject({
      baseline: { on: '2021-09-30', stock: 100 },
      inPost: 160,
      counted: 60,
      percent: 50,
      remaining: 60,
      runRate: { required: 5, lastTwelveMonths: (160 - 130) / 12 },
    });
  });

  it('gross: all who began since the baseline, a surplus where they are more', () => {
    expect(at('2023-09-30', 'gross')).toMatchObject({ counted: 290, remaining: -170 });
    expect(at('2022-09-11', 'gross')).toMatchObject({ counted: 20 });
  });

  it('by every baseline, as net and gross, and by no funded posts', () => {
    const position = at('2023-09-30', 'net');
    const columns = position.status === 'answered' ? position.basisByBaseline : [];
    expect(columns.map(({ baselineOn, stock }) => [baselineOn, stock])).toEqual([
      ['2020-09-30', 50],
      ['2021-09-30', 100],
      ['2022-09-30', 130],
    ]);
    expect(columns[0]?.cells).toMatchObject({
      net: { change: 110 },
      gross: { change: 390 },
      establishment: { status: 'not-published' },
    });
    expect(at('2023-09-30', 'establishment')).toMatchObject({ status: 'not-measured' });
  });

  it('has no answer where nothing was told, nor before the baseline', () => {
    expect(intakePosition(target('net'), undefined, NO_NEEDS_REPORTED, '2023-09-30' as Day)).toMatchObject({
      status: 'no-derived-evidence',
    });
    expect(at('2021-09-29', 'net')).toMatchObject({ status: 'before-baseline' });
  });

  it('is told in words that speak of beginning, not of being in post', () => {
    const position = at('2023-09-30', 'net');
    if (position.status !== 'answered') throw new Error(position.detail);
    expect(positionSentence(target('net'), position)).toBe(
      '60 of 120 more midwives (starters, like for like) by 30 September 2023: 50.0 %, 60 remain.',
    );
    const words = positionInWords(target('net'), position, '2023-09-30' as Day).join('\n');
    expect(words).toContain('In the year to  2023-09-30  160 starters');
    expect(words).toContain('Read from enrolments');
    expect(words).not.toContain('feeds cover');
  });
});

it('enrolments and places of students lead to the profession', () => {
  expect(trainingFor('midwife').sort()).toEqual(['midwife', 'student-midwife']);
  expect(trainingFor('consultant-obstetrics-gynaecology')).toContain('obstetric-trainee');
  expect(trainingFor('student-midwife')).toEqual([]);
});
