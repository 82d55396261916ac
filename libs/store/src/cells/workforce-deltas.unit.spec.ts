import { describe, expect, it } from 'vitest';
import { type Area, dayNumber, type Day, type PairChange } from '@muster/domain';
import fc from 'fast-check';
import { WORKFORCE_CUBES } from './deltas.js';
import { WorkforceDeltas, workforceCells } from './workforce-deltas.js';

const small = fc.integer({ min: -2, max: 2 });
const change: fc.Arbitrary<PairChange> = fc.record({
  areas: fc.constantFrom(
    { organisation: 'R0A' as Area },
    { england: 'ENG' as Area },
    { organisation: 'R0A' as Area, icb: 'QOP' as Area, england: 'ENG' as Area },
  ),
  profession: fc.constant('midwife'),
  day: fc.integer({ min: dayNumber('2024-02-27' as Day), max: dayNumber('2024-03-02' as Day) }),
  stock: fc.record({
    headcount: small,
    fte: small,
    unknownFte: small,
    onLeave: small,
    onLeaveFte: small,
    stayed: small,
    stayedLater: small,
  }),
  flows: fc.array(
    fc.record({ kind: fc.constantFrom('new', 'left', 'hours'), headcount: small, fte: small }),
    { maxLength: 2 },
  ),
});
const changes = fc.array(change, { maxLength: 8 });

const cellsOf = (deltas: WorkforceDeltas) => {
  const rows = deltas.rows();
  return WORKFORCE_CUBES.map(cube => [
    cube,
    Array.from(workforceCells(rows, cube), cell => JSON.stringify(cell)).sort(),
  ]);
};

describe('changes of the workforce', () => {
  it('exchanged are those before taken out and those after put in', () => {
    fc.assert(
      fc.property(changes, changes, changes, (before, same, after) => {
        const exchanged = new WorkforceDeltas();
        exchanged.exchange([...before, ...same], [...same, ...after]);
        const oneByOne = new WorkforceDeltas();
        oneByOne.add(before, -1);
        oneByOne.add(after, 1);
        expect(cellsOf(exchanged)).toEqual(cellsOf(oneByOne));
      }),
    );
  });

  it('are the sum of their rows, however they are parted', () => {
    fc.assert(
      fc.property(changes, changes, (some, others) => {
        const [one, other, all, sum] = [1, 2, 3, 4].map(() => new WorkforceDeltas()) as [
          WorkforceDeltas,
          WorkforceDeltas,
          WorkforceDeltas,
          WorkforceDeltas,
        ];
        one.add(some, 1);
        other.add(others, 1);
        all.add([...some, ...others], 1);
        for (const row of [...one.rows(), ...other.rows()]) sum.addRow(row);
        expect(cellsOf(sum)).toEqual(cellsOf(all));
      }),
    );
  });

  it('that come to nothing make no row', () => {
    fc.assert(
      fc.property(changes, all => {
        const deltas = new WorkforceDeltas();
        deltas.add(all, 1);
        deltas.add(all, -1);
        expect(deltas.rows()).toEqual([]);
      }),
    );
  });
});
