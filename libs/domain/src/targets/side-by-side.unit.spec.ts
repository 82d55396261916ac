import { describe, expect, it } from 'vitest';
import { type Day } from '../calendar/day.js';
import { type TargetDefinition } from '../subjects/target/target.js';
import { type DerivedPosition } from './derived-position.js';
import { sideBySide } from './side-by-side.js';
import { type Needs, staffingOn } from './staffing.js';

const on = '2023-09-30' as Day;
const FTE = 100_000;

/** What is printed of a need for `required` FTE, with so many funded and in post; undefined: nobody reported. */
function requirement(required: number, funded: number | undefined, inPost: number | undefined): string {
  const report = { toldBy: 'area', day: '2023-01-01' as Day, reports: 1 } as const;
  const needs: Needs = {
    funded: funded === undefined ? [] : [{ ...report, fte: funded * FTE }],
    required: [{ ...report, fte: required * FTE, method: 'Birthrate Plus', source: 'a report' }],
  };
  const staffing = staffingOn(
    needs,
    on,
    inPost === undefined ? undefined : inPost * FTE,
    undefined,
    undefined,
  );
  const position = { evidence: 'reported', staffing } as unknown as DerivedPosition;
  const target = { measure: 'fte' } as unknown as TargetDefinition;
  return sideBySide(target, [position])
    .find(line => line.includes('Required'))!
    .trim()
    .replace(/^Required\s+/, '');
}

describe('what is required', () => {
  it('is more than there is: so many more than funded, and than in post', () => {
    expect(requirement(120, 110, 105.5)).toBe(
      '120 FTE by Birthrate Plus (a report), 10 FTE more than funded, 14.5 FTE more than in post',
    );
  });

  it('is less than there is: so many fewer, and no sign before the number', () => {
    expect(requirement(100, 104, 105)).toBe(
      '100 FTE by Birthrate Plus (a report), 4 FTE fewer than funded, 5 FTE fewer than in post',
    );
  });

  it('is as many as there are, to the digit that is printed', () => {
    expect(requirement(100, 100, 100.04)).toBe(
      '100 FTE by Birthrate Plus (a report), as many as funded, as many as in post',
    );
  });

  it('stands alone where nobody says what is funded or in post', () => {
    expect(requirement(100, undefined, undefined)).toBe('100 FTE by Birthrate Plus (a report)');
  });
});
