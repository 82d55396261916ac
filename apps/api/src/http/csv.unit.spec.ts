import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.js';

const lines = (...values: (string | number | null)[]) =>
  csvOf({ columns: { value: 'any' }, rows: values.map(value => ({ value })) })
    .split('\r\n')
    .slice(1, -1);

describe('a table as CSV', () => {
  it('has a header, and keeps the order of its columns', () => {
    const columns = { from: 'a day', value: 'a number' };
    expect(csvOf({ columns, rows: [{ value: 1, from: '2021-09-30' }] })).toBe(
      'from,value\r\n2021-09-30,1\r\n',
    );
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@x',
    '\tx',
    '\rx',
    '\nx',
    '  =x',
    '\u{FEFF}=x',
    '\u{A0}@x',
    '＝x',
    '＋x',
    '－x',
    '＠x',
  ])('takes the sting out of %j', text => {
    expect(csvOf({ columns: { value: '' }, rows: [{ value: text }] })).toContain(`'${text}`);
  });

  it('leaves numbers and harmless text alone', () => {
    expect(lines(-438.00001, 0, 'a-b', '2021-09-30', '−4')).toEqual([
      '-438.00001',
      '0',
      'a-b',
      '2021-09-30',
      '−4',
    ]);
  });

  it('leaves a cell empty for what is not known', () => {
    expect(csvOf({ columns: { a: '', b: '' }, rows: [{ a: null, b: 0 }] })).toBe('a,b\r\n,0\r\n');
  });

  it('quotes commas, quotes and line ends', () => {
    expect(lines('a, "b"')).toEqual(['"a, ""b"""']);
  });
});
