import { describe, expect, it } from 'vitest';
import { type Day } from '../calendar/day.js';
import { type Month } from '../calendar/month.js';
import { type Area } from '../organisations/area.js';
import { type TargetDefinition } from '../subjects/target/target.js';
import { type ReportedPosition } from './reported-position.js';
import { NO_NEEDS_REPORTED, staffingOn } from './staffing.js';
import { columns, positionSentence, signed, targetInWords } from './words.js';

const target: TargetDefinition = {
  profession: 'midwife',
  measure: 'fte',
  basis: 'net',
  amount: 1200,
  baselineOn: '2021-09-30' as Day,
  dueOn: '2024-09-30' as Day,
  area: 'ENG' as Area,
  evidence: 'reported',
};

function position(counted: number | undefined): ReportedPosition {
  const remaining = counted === undefined ? undefined : 120_000_000 - counted;
  return {
    status: 'answered',
    series: 's',
    vintage: '2025-10' as Month,
    on: '2023-09-30' as Day,
    baseline: { on: '2021-09-30' as Day, stock: 0 },
    inPost: 0,
    change: { change: 0, likeForLike: counted, breaks: 0, onboarding: 0, restructuring: 0, comparable: true },
    counted,
    percent: counted === undefined ? undefined : counted / 1_200_000,
    remaining,
    runRate: { required: undefined, lastTwelveMonths: undefined },
    course: [],
    basisByBaseline: [],
    evidence: 'reported',
    staffing: staffingOn(NO_NEEDS_REPORTED, '2023-09-30' as Day, undefined, undefined, undefined),
  };
}

describe('the answer in words', () => {
  it('says how many of how many by which day, and what remains', () => {
    expect(positionSentence(target, position(36_920_890))).toBe(
      '369 of 1,200 more midwives (FTE, like for like) by 30 September 2023: 30.8 %, 831 remain.',
    );
  });

  it('says a shortfall below the baseline with a minus sign, and a surplus by its name', () => {
    expect(positionSentence(target, position(-43_800_000))).toContain('−438 of 1,200');
    expect(positionSentence(target, position(130_000_000))).toContain('a surplus of 100.');
  });

  it('says that it does not know rather than 0', () => {
    expect(positionSentence(target, position(undefined))).toContain('is not known');
  });

  it('names the target with what it is measured by', () => {
    expect(targetInWords(target)).toBe(
      '1,200 more midwives (FTE, net, England), from 30 September 2021 to 30 September 2024',
    );
    const { dueOn: _, ...undated } = target;
    expect(targetInWords(undated)).toContain('no due day');
  });

  it('signs figures as typesetters do', () => {
    expect([signed(369.2), signed(-438.05), signed(0.4), signed(1234.6)]).toEqual([
      '+369',
      '−438',
      '0',
      '+1,235',
    ]);
  });

  it('pads columns and leaves nothing behind the last', () => {
    expect(
      columns([
        ['a', 'long'],
        ['bbb', 'c'],
      ]),
    ).toEqual(['  a    long', '  bbb  c']);
  });
});
