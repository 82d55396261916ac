import { describe, expect, it } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { CourseChart, type CourseChartProps } from './course-chart.js';
import { bandsOf } from './fan.js';

const points = [
  { on: '2021-09-30', value: 21_730 },
  { on: '2022-09-30', value: 21_404 },
  { on: '2023-09-30', value: 22_212 },
];
const fan = [
  {
    on: '2024-09-30',
    quantiles: {
      '0.025': 21_700,
      '0.1': 22_000,
      '0.25': 22_200,
      '0.5': 22_400,
      '0.75': 22_600,
      '0.9': 22_800,
      '0.975': 23_100,
    },
  },
];
const drawn = (change: Partial<CourseChartProps> = {}) =>
  renderToStaticMarkup(
    <CourseChart
      width={640}
      title="In post in England"
      description="21,730 in 2021"
      unit="FTE"
      series={[{ name: 'Published (2025-10)', evidence: 'reported', points }]}
      {...change}
    />,
  );
const numbersIn = (markup: string, attribute: string) =>
  [...markup.matchAll(new RegExp(` ${attribute}="([^"]+)"`, 'g'))].map(([, value]) => Number(value));

describe('the course of a stock', () => {
  it('is drawn on a server too, with its title and what it shows for those who do not see it', () => {
    const markup = drawn();
    expect(markup).toMatch(/<svg[^>]* role="img"/);
    expect(markup).toMatch(/<title id="([^"]+)">In post in England<\/title>/);
    expect(markup).toContain('21,730 in 2021</desc>');
  });

  it('styles nothing by a style attribute, which the content security policy refuses', () => {
    expect(drawn({ fan, breaks: [{ on: '2021-09-30', size: 112 }] })).not.toMatch(/ (style|class)=/);
  });

  it('marks every published day, and says the last value', () => {
    const markup = drawn();
    // One more stands in the legend.
    expect(markup.match(/<circle/g)).toHaveLength(points.length + 1);
    expect(markup).toContain('>22,212</text>');
  });

  it('draws higher stocks higher, and later days further right', () => {
    const [, ...circles] = [...drawn().matchAll(/<circle cx="([^"]+)" cy="([^"]+)"/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    expect(circles[2]![1]).toBeLessThan(circles[0]![1]);
    expect(circles[1]![1]).toBeGreaterThan(circles[0]![1]);
    expect(circles[0]![0]).toBeLessThan(circles[1]![0]);
  });

  it('marks a break, and says how much of the change it is', () => {
    expect(drawn({ breaks: [{ on: '2021-09-30', size: 112 }] })).toContain('break +112');
    expect(drawn()).not.toContain('break');
  });

  it('shows what is needed by the due day', () => {
    const needed = [points[0]!, { on: '2024-09-30', value: 23_042 }];
    const markup = drawn({ needed });
    expect(markup).toContain('Needed by 30 September 2024');
    expect(markup).toContain('>23,042</text>');
  });

  it('tells 95, 80 and 50 of 100 outcomes where there is a forecast, and nothing where there is none', () => {
    const markup = drawn({ fan });
    for (const percent of [95, 80, 50]) expect(markup).toContain(`${percent} in 100 outcomes`);
    expect(drawn()).not.toContain('outcomes');
  });

  it('keeps within the paper at the width of a phone', () => {
    const markup = drawn({ width: 288, fan, needed: [points[0]!, { on: '2024-09-30', value: 23_042 }] });
    for (const x of [...numbersIn(markup, 'cx'), ...numbersIn(markup, 'x2')])
      expect(x).toBeLessThanOrEqual(288);
    for (const y of numbersIn(markup, 'cy')) expect(y).toBeGreaterThan(-1);
  });
});

describe('the bands of a fan', () => {
  it('begin at the last day that is known', () => {
    const [widest] = bandsOf(fan, points.at(-1));
    expect(widest).toEqual({
      percent: '95',
      points: [
        { on: '2023-09-30', low: 22_212, high: 22_212 },
        { on: '2024-09-30', low: 21_700, high: 23_100 },
      ],
    });
  });

  it('leave out a band that a point has no limits for', () => {
    expect(
      bandsOf([{ on: '2024-09-30', quantiles: { '0.1': 1, '0.9': 2 } }]).map(({ percent }) => percent),
    ).toEqual(['80']);
  });
});
