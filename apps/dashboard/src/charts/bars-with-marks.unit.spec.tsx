import { describe, expect, it } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { BarsWithMarks, type MarkedBar } from './bars-with-marks.js';

const bar = (name: string, value: number | null, change: Partial<MarkedBar> = {}): MarkedBar => ({
  name,
  value,
  mark: null,
  words: value === null ? 'no data' : String(value),
  ...change,
});
const drawn = (rows: readonly MarkedBar[], width = 900) =>
  renderToStaticMarkup(
    <BarsWithMarks
      width={width}
      title="Places"
      description="of 2019-20"
      rows={rows}
      unit="people"
      names={{ bar: 'Enrolled', mark: 'Planned', tick: 'Confirmed' }}
    />,
  );
const bars = (markup: string) =>
  [...markup.matchAll(/<rect x="([^"]+)" y="[^"]+" width="([^"]+)" height="16"/g)].map(
    ([, x, width]) => [Number(x), Number(width)] as const,
  );
const marks = (markup: string) =>
  [...markup.matchAll(/<path d="M([\d.]+) [\d.]+l7 7-7 7-7-7z"/g)].map(([, x]) => Number(x));

describe('bars with marks', () => {
  it('are as long as their values, from nought', () => {
    const [[left, one], [, three]] = bars(drawn([bar('HE58A', 10), bar('HE58B', 30)])) as [
      [number, number],
      [number, number],
    ];
    expect(three).toBeCloseTo(3 * one, 6);
    expect(left).toBeGreaterThan(0);
  });

  it('have names that the line at nought runs not through, where these stand above the bars', () => {
    const narrow = drawn([bar('HE58A', 10)], 300);
    const [[nought]] = bars(narrow) as [[number, number]];
    const at = Number(/<text x="([\d.]+)"[^>]*>HE58A</.exec(narrow)![1]);
    expect(at).toBeGreaterThan(nought + 2);
  });

  it('have their mark where a bar of that value would end', () => {
    const markup = drawn([bar('HE58A', 20, { mark: 30 }), bar('HE58B', 30)]);
    const [, [left, long]] = bars(markup) as [unknown, [number, number]];
    expect(marks(markup)[0]).toBeCloseTo(left + long, 6);
  });

  it('draw nothing where there is no figure, and say why; a nought is drawn', () => {
    const markup = drawn([bar('HE58A', null), bar('HE58B', 0), bar('HE58C', 5)]);
    expect(bars(markup)).toHaveLength(2);
    expect(markup).toContain('>no data</text>');
  });

  it('name what bars, marks and lines are', () => {
    for (const name of ['Enrolled', 'Planned', 'Confirmed'])
      expect(drawn([bar('HE58A', 1)])).toContain(`>${name}</text>`);
  });

  it('keep within the paper at the width of a phone', () => {
    const markup = drawn(
      [bar('North East and Yorkshire', 40, { words: '40 of 41 (97.6 %), 3 without a plan', mark: 41 })],
      288,
    );
    for (const [x, width] of bars(markup)) expect(x + width).toBeLessThanOrEqual(288);
    for (const x of marks(markup)) expect(x + 7).toBeLessThanOrEqual(288);
  });
});
