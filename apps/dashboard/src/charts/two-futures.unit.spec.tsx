import { describe, expect, it } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { TwoFutures, type TwoFuturesProps } from './two-futures.js';

const fan = (off: number) =>
  ['2024-09-30', '2025-09-30'].map(on => ({
    on,
    quantiles: { '0.025': 90 + off, '0.1': 95 + off, '0.5': 100 + off, '0.9': 105 + off, '0.975': 110 + off },
  }));

function drawn(change: Partial<TwoFuturesProps> = {}): string {
  return renderToStaticMarkup(
    <TwoFutures
      {...{ width: 600, title: 'Two', description: 'Two futures', unit: 'FTE', thenName: 'More places' }}
      from={{ on: '2023-09-30', value: 100 }}
      now={fan(0)}
      then={fan(20)}
      needed={{ on: '2024-09-30', value: 112 }}
      {...change}
    />,
  );
}

describe('two futures', () => {
  it('are told apart by line and mark, and say what is needed', () => {
    const svg = drawn();
    expect(svg).toContain('>More places</text>');
    expect(svg).toContain('80 in 100 of its outcomes');
    expect(svg).toContain('stroke-dasharray="8 3"');
    expect(svg).toMatch(/>112<\/text>/);
    // Two bands of things as they are, outlined.
    expect(svg.match(/stroke-width="0.75"/g)).toHaveLength(2 + 2);
  });

  it('draw one alone where nothing is changed, and no need where none is due', () => {
    const svg = drawn({ then: undefined, needed: undefined });
    expect(svg).not.toContain('More places');
    expect(svg).not.toContain('Needed');
    expect(svg).toContain('As things are');
  });

  it('fit a phone, with every number a number', () => {
    const svg = drawn({ width: 260 });
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg).toContain('width="260"');
  });
});
