import { describe, expect, it } from 'vitest';
import { evidenceOfSize } from '../../testing/evidence.js';
import { learnParameters } from './learn.js';
import { toldParameters } from './told.js';

const evidence = evidenceOfSize({ organisations: 14 });
const told = toldParameters(evidence, learnParameters(evidence));
const of = (name: string, area: string) => told.filter(each => each.name === name && each.area === area);

describe('what the pipeline learned, as it is told', () => {
  it('has England’s rates by band, with the evidence itself', () => {
    const leaving = of('leaving', 'ENG');
    expect(leaving.map(each => each.of)).toEqual(['under-1', '1-2', '2-5', '5-10', '10-plus']);
    const [newest] = leaving;
    const events = evidence.organisations.reduce((sum, { left }) => sum + left[0], 0);
    const exposure = evidence.organisations.reduce((sum, { personMonths }) => sum + personMonths[0], 0);
    expect(newest!.evidence).toEqual({ events, exposure });
    expect(newest!.mean).toBeCloseTo((events + 0.5) / exposure, 10);
    expect(newest!.interval.low).toBeLessThan(newest!.mean);
    expect(newest!.interval.high).toBeGreaterThan(newest!.mean);
  });

  it('has organisations between their own figures and their region’s', () => {
    for (const { organisation, region } of evidence.organisations.slice(0, 5)) {
      const [own] = of('leaving', organisation);
      const [around] = of('leaving', region);
      const ends = [own!.unpooled!, around!.mean].sort((a, b) => a - b) as [number, number];
      expect(own!.mean).toBeGreaterThanOrEqual(ends[0] - 1e-9);
      expect(own!.mean).toBeLessThanOrEqual(ends[1] + 1e-9);
      expect(own!.unit).toBe('times England’s');
    }
  });

  it('has shares of training that sum to one, and nothing that is no number', () => {
    const completing = of('midwifery: completing', 'ENG');
    expect(completing.map(each => each.of)).toEqual([
      'on time',
      '+6 months',
      '+12 months',
      '+24 months',
      'never',
    ]);
    expect(completing.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(1, 10);
    for (const each of told)
      expect([each.mean, each.sd, each.evidence.events, each.evidence.exposure].every(Number.isFinite)).toBe(
        true,
      );
  });
});
