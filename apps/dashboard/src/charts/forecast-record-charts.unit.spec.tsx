import { describe, expect, it } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { RangesWithOutcomes } from './ranges-with-outcomes.js';
import { ReliabilityChart } from './reliability-chart.js';

const row = { low95: 80, low80: 90, median: 100, high80: 110, high95: 120, words: 'waiting' };

describe('forecast ranges beside what came', () => {
  it('have a diamond where something came, and none where it is waited for', () => {
    const svg = (outcomes: readonly (number | null)[]) =>
      renderToStaticMarkup(
        <RangesWithOutcomes
          width={600}
          title="Forecasts"
          description="two"
          unit="FTE"
          rows={outcomes.map((outcome, nth) => ({ ...row, name: `Day ${nth}`, outcome }))}
        />,
      );
    const diamonds = (text: string) => text.match(/l7 7-7 7-7-7z/g)?.length ?? 0;
    // One of them is the legend’s.
    expect(diamonds(svg([null, null]))).toBe(1);
    expect(diamonds(svg([104, null]))).toBe(2);
  });
});

describe('chances against how often it came', () => {
  it('are drawn with their intervals beside the line of chances that are right', () => {
    const svg = renderToStaticMarkup(
      <ReliabilityChart
        width={600}
        title="Chances"
        description="of 10 given 70 %, 60 % came"
        points={[{ said: 0.7, came: 0.6, low: 0.3, high: 0.8 }]}
      />,
    );
    expect(svg).toContain('<desc');
    expect(svg.match(/<circle/g)).toHaveLength(2);
    expect(svg).toContain('stroke-dasharray="3 4"');
  });
});
