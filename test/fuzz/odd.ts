import { type Dice } from '../histories/reference/generator/dice.js';

/** Values that have broken readers of JSON. */
export const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -0,
  -1,
  1e308,
  5e-324,
  9007199254740993,
  0.1 + 0.2,
  '',
  ' ',
  '\0',
  '\ud800',
  'a\udfff',
  '\u202Egnp.exe',
  '＝1+1',
  '=HYPERLINK("http://x")',
  '-1+1|cmd',
  '2023-02-30',
  '0000-00-00',
  '9999-12-31',
  '1949-12-31',
  '30/09/2023',
  '2023-09-30T25:00:00Z',
  '2023-13',
  'muster.post.started.v2',
  'muster.__proto__.v1',
  'muster.constructor.v1',
  'muster.post.exploded.v1',
  'person/9434765919',
  'person/0123456789abcdef0123456789abcdef',
  '__proto__/x',
  '../../etc/passwd',
  "'; DROP TABLE fact; --",
  'x'.repeat(300),
  '😀'.repeat(90),
  [],
  {},
  [[]],
  [null],
  { $ref: '#' },
  { toString: 1, valueOf: null, length: -1 },
  { then: 'x' },
];

export const ODD_NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', 'a/b~c', '\ud800', 'x'.repeat(90), 'data', 'then', 'length'] as const; // prettier-ignore

/** Pieces of text that are put between others. */
export const ODD_TEXT = [
  '\0',
  '\uFEFF',
  '\r',
  '\n',
  '\r\n',
  '\u2028',
  '"',
  '""',
  "'",
  ',',
  ';',
  '\t',
  '\\',
  '\\u',
  '\\ud800',
  '{',
  '}',
  '[',
  ']',
  ':', // prettier-ignore
  '{"__proto__":{"admin":true}}',
  '"__proto__":1,',
  '1e400',
  '-1e-400',
  '0'.repeat(400),
  '9'.repeat(400),
  'NaN',
  '=1+1',
  '@SUM(A1)',
  '\u0000\u0001',
  '😀',
  'é', // prettier-ignore
  '['.repeat(40),
  '{"a":'.repeat(40),
  '['.repeat(5000),
  '{"a":'.repeat(3000),
  ','.repeat(2000),
  '"'.repeat(999),
  '\n'.repeat(500),
  'x'.repeat(5000), // prettier-ignore
] as const;

export const ODD_BYTES: readonly Buffer[] = [
  Buffer.from([0xff]),
  Buffer.from([0xc0, 0x80]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xf5, 0x80, 0x80, 0x80]),
  Buffer.from([0xe2, 0x82]),
  Buffer.from([0xfe, 0xff]),
  Buffer.from([0x1f, 0x8b]),
  Buffer.from('PK\x03\x04'),
  Buffer.alloc(64),
];

/** A value nested as deep as some stacks are not. */
export function deepValue(dice: Dice): unknown {
  let value: unknown = 1;
  for (let level = dice.pick([5, 9, 31, 33, 200]); level > 0; level -= 1)
    value = dice.chance(0.5) ? [value] : { a: value };
  return value;
}
