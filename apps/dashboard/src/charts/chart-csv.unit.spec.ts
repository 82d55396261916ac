import { describe, expect, it } from 'vitest';
import { chartCsv } from './chart-csv.js';

const provenance = {
  title: 'Midwives in post',
  source: 'Series nhs-turnover',
  dated: 'Up to 30 September 2023',
};
const linesOf = (cells: (string | number | null)[]) =>
  chartCsv({ columns: [{ label: 'a' }], rows: [cells] }, provenance).split('\r\n');

describe('a chart’s figures as CSV', () => {
  it('say what they are of, from where, and of which days', () => {
    expect(linesOf([1]).slice(0, 3)).toEqual([
      '# Midwives in post',
      '# Series nhs-turnover',
      '# Up to 30 September 2023',
    ]);
  });

  it('keep numbers as they are, negative ones too, and leave what is not known empty', () => {
    expect(linesOf([-326.08642, 0, null])[4]).toBe('-326.08642,0,');
  });

  it('quote what holds commas, quotes and line ends', () => {
    expect(linesOf(['a, b', 'say "so"', 'x\ny'])[4]).toBe('"a, b","say ""so""","x\ny"');
  });

  it.each(['=1+1', '+1', '-1', '@x', '\tx', '  =1', '\uFEFF=1', '\uFF1D1', '\u200B@x'])(
    'defuse %j, which a spreadsheet would run',
    text => {
      expect(linesOf([text])[4]!.replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('leave other words alone', () => {
    expect(linesOf(['30 September 2023'])[4]).toBe('30 September 2023');
    expect(linesOf(['87.9\u00a0%'])[4]).toBe('87.9 %');
  });
});
