import { describe, expect, it } from 'vitest';
import { type AcademicYear } from '../calendar/academic-year.js';
import { type Day, addMonths } from '../calendar/day.js';
import { monthOf } from '../calendar/month.js';
import { ENGLAND } from '../organisations/area.js';
import { type Cut, FEWEST_CHANGED, nextCut, type ReleasedCut } from './cut.js';
import { protect } from './protect.js';
import { type Regime, REGIMES } from './regime.js';
import { type ProtectedTable } from './table.js';

/** What the attacker knows of people before asking anything: how common each value is. */
const SHARES: Readonly<Record<string, number>> = { 1: 0.3, 2: 0.25, 3: 0.2, 4: 0.15, 5: 0.1 };
const VALUES = Object.keys(SHARES);
const PRIOR = Math.max(...Object.values(SHARES));
const ARRIVALS = 1_000;
const SEEDS = 40;

const table: ProtectedTable = {
  stage: 'started',
  profession: 'student-midwife',
  attribute: 'imdQuintile',
  level: 'england',
  area: ENGLAND,
  year: '2023' as AcademicYear,
  values: VALUES,
};

/** Figures by value, in their order, as the attacker reads them; undefined where none is told. */
type Answer = readonly (number | undefined)[];

/** How a table is answered after each arrival. */
type Policy = () => (cut: Cut) => Answer;

const withoutPolicy: Policy = () => cut => cut.cells.map(({ count }) => count);

const noiseAlone =
  (regime: Regime): Policy =>
  () =>
  cut =>
    figuresOf(cut as ReleasedCut, regime);

/** The whole policy, at its weakest: each arrival has a month of its own, so that only the ten who must change hold a cut back. */
const protectedBy =
  (regime: Regime): Policy =>
  () => {
    let released: ReleasedCut | undefined;
    return cut => {
      released = nextCut(released, cut);
      return figuresOf(released, regime);
    };
  };

function figuresOf(cut: ReleasedCut | undefined, regime: Regime): Answer {
  const answer = protect(table, cut, regime);
  if (answer.status === 'not-released') return VALUES.map(() => undefined);
  return answer.rows.map(({ count }) => (count.kind === 'count' ? count.value : undefined));
}

interface Arrival {
  readonly value: number;
  /** The change of each figure from the answer before the arrival to that after it; undefined where the answer is the same. */
  readonly seen: readonly string[] | undefined;
}

function arrivalsOf(seed: number, policy: Policy): Arrival[] {
  const chance = chancesFrom(seed);
  const counts = VALUES.map(value => ({ value, count: 0, key: 0 }));
  const answerTo = policy();
  let before: Answer = VALUES.map(() => undefined);
  return Array.from({ length: ARRIVALS }, (_, index) => {
    const value = drawn(chance());
    counts[value]!.count += 1;
    counts[value]!.key += Math.floor(256 * chance());
    const month = monthOf(addMonths('2023-09-01' as Day, index));
    const after = answerTo({ month, cells: counts.map(cell => ({ ...cell })) });
    const seen = after.map((figure, at) => change(before[at], figure));
    const isSame = seen.every(each => each === 'same');
    before = after;
    return { value, seen: isSame ? undefined : seen };
  });
}

/**
 * The gains in percentage points over guessing the commonest value: of all arrivals, and of those after which the answer was another one.
 * The attacker knows the policy to the last table and has seen half of the streams with the truth beside them: guesses by Bayes'
 * rule, each figure's change taken for itself.
 */
function gainsOf(policy: Policy): { readonly overall: number; readonly atRelease: number } {
  const streams = Array.from({ length: SEEDS }, (_, seed) => arrivalsOf(seed, policy));
  const guess = attackerTaughtBy(streams.slice(0, SEEDS / 2).flat());
  const attacked = streams.slice(SEEDS / 2).flat();
  const told = attacked.filter(({ seen }) => seen !== undefined);
  return { overall: gain(attacked), atRelease: gain(told) };

  function gain(arrivals: readonly Arrival[]): number {
    const right = arrivals.filter(({ value, seen }) => guess(seen) === value).length;
    return 100 * (right / arrivals.length - PRIOR);
  }
}

function attackerTaughtBy(known: readonly Arrival[]): (seen: Arrival['seen']) => number {
  const times = new Map<string, number>();
  const count = (key: string) => times.set(key, (times.get(key) ?? 0) + 1);
  for (const { value, seen } of known) {
    if (seen === undefined) continue;
    count(`${value}`);
    seen.forEach((each, at) => count(`${value} ${at} ${each}`));
  }
  const of = (key: string) => times.get(key) ?? 0;
  return seen => {
    if (seen === undefined) return Object.values(SHARES).indexOf(PRIOR);
    const scores = VALUES.map((_, value) =>
      seen.reduce(
        (score, each, at) => score + Math.log((of(`${value} ${at} ${each}`) + 0.5) / (of(`${value}`) + 2)),
        Math.log(of(`${value}`) + 1),
      ),
    );
    return scores.indexOf(Math.max(...scores));
  };
}

function change(before: number | undefined, after: number | undefined): string {
  if (before === after) return 'same';
  if (before === undefined || after === undefined) return before === undefined ? 'told' : 'withdrawn';
  return String(after - before);
}

function drawn(chance: number): number {
  let rest = chance;
  const at = Object.values(SHARES).findIndex(share => (rest -= share) < 0);
  return at === -1 ? VALUES.length - 1 : at;
}

/** @see mulberry32, a generator of 32 bits of state by Tommy Ettinger (public domain) */
function chancesFrom(seed: number): () => number {
  let state = seed * 7919 + 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('an attacker who sees the answers before and after each of 1,000 arrivals', () => {
  it('knows the value of everybody who arrives where counts are told as they are', () => {
    expect(gainsOf(withoutPolicy).overall).toBeGreaterThan(50);
  });

  it('would learn much from figures told at once, for all their noise and rounding', () => {
    expect(gainsOf(noiseAlone(REGIMES.hesa)).overall).toBeGreaterThan(20);
  });

  it.each(Object.entries(REGIMES))(
    'guesses no better than the commonest value and two points under the whole policy: %s',
    (_, regime) => {
      expect(gainsOf(protectedBy(regime)).overall).toBeLessThan(2);
    },
  );

  it('learns of the ten of a cut together, when it is released, less than half of what their values without names would tell', () => {
    const ofTheirValues = 100 * (expectedLargestShare(FEWEST_CHANGED) - PRIOR);
    expect(ofTheirValues).toBeGreaterThan(10);
    expect(gainsOf(protectedBy(REGIMES.hesa)).atRelease).toBeLessThan(ofTheirValues / 2);
  });
});

/** The mean share of the commonest value among so many people: what a guess is worth that knows their values, but not whose. */
function expectedLargestShare(people: number): number {
  const chance = chancesFrom(1);
  const rounds = 20_000;
  let sum = 0;
  for (let round = 0; round < rounds; round += 1) {
    const counts = VALUES.map(() => 0);
    for (let person = 0; person < people; person += 1) counts[drawn(chance())]! += 1;
    sum += Math.max(...counts) / people;
  }
  return sum / rounds;
}
