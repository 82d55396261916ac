import { describe, expect, it } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { BridgeMultiples } from './bridge-multiples.js';
import { textWidth } from './text-size.js';
import { type BridgeStep, placed, Waterfall } from './waterfall.js';

const steps: BridgeStep[] = [
  { name: '30 September 2021', kind: 'stock', size: 21_730 },
  { name: 'Breaks', kind: 'no-progress', size: 112 },
  { name: 'Joiners', kind: 'flow', size: 5_894 },
  { name: 'Leavers', kind: 'flow', size: -5_524 },
  { name: '30 September 2023', kind: 'stock', size: 22_212 },
];
const drawn = (width = 800) =>
  renderToStaticMarkup(
    <Waterfall width={width} title="Bridge" description="Parts" unit="FTE" steps={steps} />,
  );
const bars = (markup: string) =>
  [...markup.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="20" fill="([^"]+)"/g)].map(
    ([, x, width, fill]) => ({
      left: Number(x),
      right: Number(x) + Number(width),
      fill: fill!,
    }),
  );

describe('a waterfall', () => {
  it('has each part begin where the one before ends', () => {
    const rows = placed(steps);
    for (const [nth, { from }] of rows.entries())
      if (nth > 0 && nth < 4) expect(from).toBe(rows[nth - 1]!.to);
    expect(rows[3]!.to).toBe(steps[4]!.size);
  });

  it('shows it: bars meet, and the last flow ends at the closing stock', () => {
    const [opening, breaks, joiners, leavers, closing] = bars(drawn()) as [Bar, Bar, Bar, Bar, Bar];
    type Bar = ReturnType<typeof bars>[number];
    expect(breaks.left).toBeCloseTo(opening.right, 6);
    expect(joiners.left).toBeCloseTo(breaks.right, 6);
    expect(leavers.right).toBeCloseTo(joiners.right, 6);
    expect(leavers.left).toBeCloseTo(closing.right, 6);
  });

  it('says on a phone too where its bars are cut off, in lines that fit', () => {
    const below = [...drawn(264).matchAll(/font-size="12"[^>]*>([^<]+)</g)].map(([, text]) => text!);
    expect(below.join(' ')).toMatch(/^FTE; bars of stock are cut off: they begin at [\d,]+$/);
    expect(Math.max(...below.map(text => textWidth(text, 12)))).toBeLessThanOrEqual(264);
  });

  it('tells what came in, what went out and what is no progress by pattern and sign, not by colour alone', () => {
    const markup = drawn();
    const [, breaks, joiners, leavers] = bars(markup);
    expect(new Set([breaks!.fill, joiners!.fill, leavers!.fill]).size).toBe(3);
    expect(breaks!.fill).toMatch(/^url/);
    expect(leavers!.fill).toMatch(/^url/);
    for (const told of ['+112', '+5,894', '−5,524']) expect(markup).toContain(told);
  });

  it('says that bars of stock are cut off, and where they begin', () => {
    expect(drawn()).toMatch(/cut off: they begin at [\d,]+/);
  });

  it('keeps names and bars within the paper of a phone', () => {
    for (const { left, right } of bars(drawn(288))) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(288);
    }
  });
});

describe('small multiples of bridges', () => {
  it('draw every area on one scale', () => {
    const area = { name: 'Devon', joiners: 10, leavers: 8, other: 0, change: 2 };
    const markup = renderToStaticMarkup(
      <BridgeMultiples
        width={560}
        title="Areas"
        description="Each"
        areas={[area, { ...area, name: 'Dorset', joiners: 20, change: 12 }]}
      />,
    );
    const widths = [...markup.matchAll(/<rect x="[^"]+" y="28" width="([^"]+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(widths[1]! / widths[0]!).toBeCloseTo(2, 6);
    expect(markup).toContain('−8.0 %');
  });
});
