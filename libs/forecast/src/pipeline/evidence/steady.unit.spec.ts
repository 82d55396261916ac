import { describe, expect, it } from 'vitest';
import { evidenceOfSize } from '../../testing/evidence.js';
import { withSteadyIntake } from './steady.js';

const told = evidenceOfSize({ organisations: 3, planned: 1 });
const starts = (of: readonly { readonly start: string }[]) =>
  [...new Set(of.map(({ start }) => start))].sort();

describe('an intake that goes on', () => {
  it('is assumed where nobody told of places, and nowhere else', () => {
    const { evidence, assumed } = withSteadyIntake(told, 48);
    expect(starts(told.planned)).toEqual(['2026-10']);
    expect(starts(evidence.planned)).toEqual(['2026-10', '2027-10', '2028-10', '2029-10']);
    expect(assumed!.from).toBe('2027-10');
    expect(evidence.planned.slice(0, told.planned.length)).toEqual(told.planned);
  });

  it('brings the mean starters of the last three years', () => {
    const { evidence } = withSteadyIntake({ ...told, planned: [] }, 120);
    const places = evidence.planned.reduce((sum, of) => sum + of.places, 0);
    const recent = told.cohorts.filter(({ start }) => start > '2023-03');
    const ayear = recent.reduce((sum, of) => sum + of.starters, 0) / 3;
    const fill =
      told.filled.reduce((sum, of) => sum + of.starters, 0) /
      told.filled.reduce((sum, of) => sum + of.places, 0);
    expect((places * fill) / 10).toBeGreaterThan(0.97 * ayear);
    expect((places * fill) / 10).toBeLessThan(1.03 * ayear);
  });

  it('counts starters as places where places were never told', () => {
    const { evidence } = withSteadyIntake({ ...told, planned: [], filled: [] }, 24);
    const starters = told.cohorts.reduce((sum, of) => sum + of.starters, 0);
    expect(evidence.filled).toEqual([{ places: starters, starters }]);
  });

  it('is none where nobody ever trained', () => {
    const none = { ...told, cohorts: [], planned: [], filled: [] };
    expect(withSteadyIntake(none, 48)).toEqual({ evidence: none, assumed: undefined });
  });
});
