import { describe, expect, it } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { MonthLines, type MonthSeries } from './month-lines.js';

const series = (name: string, ...values: number[]): MonthSeries => ({
  name,
  points: values.map((value, nth) => ({ month: nth + 1, value, low: value - 5, high: value + 5 })),
});
const drawn = (all: readonly MonthSeries[], steps = false) =>
  renderToStaticMarkup(
    <MonthLines
      width={600}
      title="On track"
      description="by month"
      months="month"
      unit="per cent"
      series={all}
      steps={steps}
    />,
  );
const paths = (markup: string) => [...markup.matchAll(/<path d="([^"]+)" fill="none"/g)].map(([, d]) => d!);

describe('shares by month', () => {
  it('rise upwards and go on to the right', () => {
    const [path] = paths(drawn([series('began Sep 2019', 10, 60)]));
    const [[x1, y1], [x2, y2]] = path!
      .slice(1)
      .split('L')
      .map(point => point.split(',').map(Number)) as [[number, number], [number, number]];
    expect(x2).toBeGreaterThan(x1);
    expect(y2).toBeLessThan(y1);
  });

  it('stay until they change where they are steps', () => {
    const [path] = paths(drawn([series('Retained', 100, 80, 80)], true));
    expect(path!.split('L').length).toBeGreaterThan(4);
  });

  it('have a band where there is one alone, for bands on each other tell nothing', () => {
    expect(drawn([series('one', 10, 20)]).match(/Z" fill="#d2dae0"/g)).toHaveLength(1);
    expect(drawn([series('one', 10, 20), series('other', 20, 30)])).not.toContain('Z" fill="#d2dae0"');
  });

  it('differ by dashes and marks, not by colour alone', () => {
    const markup = drawn([series('one', 10, 20), series('other', 20, 30), series('third', 30, 40)]);
    expect(new Set([...markup.matchAll(/stroke-dasharray="([^"]+)"/g)].map(([, dash]) => dash)).size).toBe(2);
    for (const mark of ['<circle', 'width="7" height="7"', 'l7 7-7 7-7-7z']) expect(markup).toContain(mark);
  });
});
