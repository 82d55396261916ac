import { describe, expect, it } from 'vitest';
import { type Fate } from './fates.js';
import { isLate, type Judged, QualitySums } from './score.js';

const item = (outcome: Fate['outcome'], rest: Partial<Judged> = {}): Judged => ({
  organisation: 'R0A',
  outcome,
  isOdd: false,
  isLate: false,
  ...rest,
});
const told = (...items: Judged[]) => {
  const sums = new QualitySums();
  for (const one of items) sums.add(one);
  return sums.told();
};

describe('the score of a month', () => {
  it('is of a hundred items how many came in time and with nothing wrong', () => {
    // By hand: of 16 items 4 are clean (two applied, one unchanged, one not folded in yet). 4 / 16 = 25 %.
    const [quality] = told(
      item('applied'),
      item('applied'),
      item('unchanged'),
      item('accepted'),
      item('applied', { isOdd: true }),
      item('applied', { isLate: true }),
      item('applied', { isOdd: true, isLate: true }),
      item('superseded'),
      item('retracted'),
      item('withdrawn'),
      item('parked'),
      item('rejected'),
      item('duplicate'),
      item('duplicate-in-request'),
      item('held'),
      item('held'),
    );
    expect(quality).toEqual({
      organisation: 'R0A',
      items: 16,
      rejected: 1,
      held: 2,
      parked: 1,
      duplicates: 2,
      corrected: 2,
      withdrawn: 1,
      anomalies: 2,
      late: 2,
      score: 25,
    });
  });

  it('is what the page for suppliers works out', () => {
    const [quality] = told(
      ...[1, 2, 3].map(() => item('applied')),
      item('applied', { isOdd: true }),
      item('applied', { isLate: true }),
      item('unchanged'),
      item('duplicate'),
      item('held'),
    );
    expect(quality).toMatchObject({ items: 8, score: 50 });
  });

  it('has one decimal, and is told by organisation, what names none last', () => {
    const all = told(
      item('rejected', { organisation: null }),
      ...['R0B', 'R0A', 'R0A'].map(organisation => item('applied', { organisation })),
      item('parked', { organisation: 'R0A' }),
    );
    expect(all.map(({ organisation, items, score }) => [organisation, items, score])).toEqual([
      ['R0A', 3, 66.7],
      ['R0B', 1, 100],
      [null, 1, 0],
    ]);
  });
});

describe('an item is late', () => {
  const received = (day: string, effectiveOn?: string) => ({
    receivedAt: new Date(`${day}T12:00:00Z`),
    effectiveOn,
  });
  const FIRST = new Date('2026-01-10T08:00:00Z');

  it.each([
    ['when it came on the 32nd day', received('2026-03-04', '2026-01-31'), true],
    ['not when it came within 31 days', received('2026-03-03', '2026-02-01'), false],
    ['not when it says what will be', received('2026-03-03', '2026-04-01'), false],
    ['not when it has no day', received('2026-03-03'), false],
    ['not when it was so before anything came', received('2026-03-03', '2026-01-09'), false],
    ['when it was so on the day on which the first came', received('2026-03-03', '2026-01-10'), true],
  ])('%s', (_, one, late) => {
    expect(isLate(one, 'applied', FIRST)).toBe(late);
  });

  it('only where it is news', () => {
    const one = received('2026-06-01', '2026-02-01');
    const late = (outcome: Fate['outcome']) => isLate(one, outcome, FIRST);
    expect(
      (['accepted', 'applied', 'superseded', 'retracted', 'withdrawn'] as const).map(late),
    ).not.toContain(false);
    expect(
      (['unchanged', 'duplicate', 'duplicate-in-request', 'held', 'parked', 'rejected'] as const).map(late),
    ).not.toContain(true);
  });

  it('not in a first load', () => {
    expect(isLate(received('2026-01-10', '2019-05-01'), 'applied', new Date('2026-01-10T12:00:00Z'))).toBe(
      false,
    );
  });
});
