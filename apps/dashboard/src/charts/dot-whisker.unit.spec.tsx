import { describe, expect, it } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { DotWhisker, type DotWhiskerProps, type WhiskerRow } from './dot-whisker.js';

const row = (name: string, value: number | null, low: number | null, high: number | null): WhiskerRow => ({
  name,
  value,
  low,
  high,
  words: value === null ? 'too few people' : String(value),
});
const drawn = (rows: readonly WhiskerRow[], change: Partial<DotWhiskerProps> = {}) =>
  renderToStaticMarkup(
    <DotWhisker
      width={900}
      title="White against BME"
      description="of those who started"
      rows={rows}
      unit="ratio"
      {...change}
    />,
  );
const dots = (markup: string) => [...markup.matchAll(/<circle cx="([^"]+)"/g)].map(([, x]) => Number(x));
const lineAt = (markup: string) =>
  Number(new RegExp(`<line x1="([^"]+)" x2="\\1"[^>]*stroke-width="1.5"`).exec(markup)![1]);
const log = { scale: 'log', line: { at: 1, name: 'equally likely' } } as const;

describe('dots with whiskers', () => {
  it('put twice as likely as far to the right of 1 as half as likely to its left', () => {
    const markup = drawn([row('Offered', 0.5, 0.4, 0.6), row('Accepted', 2, 1.8, 2.2)], log);
    const [half, twice] = dots(markup);
    const one = lineAt(markup);
    expect(twice! - one).toBeCloseTo(one - half!, 6);
  });

  it('draw an interval without an upper limit as an arrow to the edge', () => {
    const open = drawn([row('Completed', null, 0.9, null), row('Offered', 1, 0.8, 1.2)], log);
    expect(open.match(/m-6-4l6 4-6 4/g)).toHaveLength(1);
    expect(dots(open)).toHaveLength(1);
  });

  it('say in words why there is no dot', () => {
    const markup = drawn([row('Withdrew', null, null, null), row('Offered', 1.1, 0.9, 1.4)], log);
    expect(markup).toContain('>too few people</text>');
    expect(dots(markup)).toHaveLength(1);
  });

  it('name both sides of the line, and the line', () => {
    const markup = drawn([row('Offered', 1.1, 0.9, 1.4)], {
      ...log,
      sides: ['BME likelier', 'White likelier'],
    });
    for (const text of ['← BME likelier', 'White likelier →', 'equally likely'])
      expect(markup).toContain(`>${text}</text>`);
  });

  it('put values that a logarithm has none for at the edge, on the paper', () => {
    const markup = drawn([row('Offered', 0, 0, 3), row('Accepted', 1, 0.5, 400)], log);
    expect(markup).not.toContain('NaN');
    for (const x of dots(markup)) expect(x).toBeGreaterThan(0);
  });

  it('share a scale where charts stand beside each other', () => {
    const at10 = (highest: number) => dots(drawn([row('2019-20', 10, 5, highest)], { domain: [0, 60] }))[0];
    expect(at10(20)).toBe(at10(45));
  });

  it('keep within the paper at the width of a phone, with the name above its figure where both do not fit', () => {
    const long = {
      ...row('Participation in the home’s area (POLAR4 fifth)', 1.2, 0.9, 1.5),
      words: '1.20 (0.90 to 1.50)',
    };
    const markup = drawn([long], { ...log, width: 288 });
    for (const x of dots(markup)) expect(x).toBeLessThan(288);
    const heights = [...markup.matchAll(/<text x="0" y="([^"]+)"/g)].map(([, y]) => Number(y));
    expect(new Set(heights).size).toBe(2);
  });

  it('are styled by nothing that the content security policy refuses', () => {
    expect(drawn([row('Offered', 1.1, 0.9, 1.4)], log)).not.toMatch(/ (style|class)=/);
  });
});
