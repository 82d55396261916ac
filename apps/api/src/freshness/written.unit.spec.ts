import { expect, it } from 'vitest';
import { Written } from './written.js';

it.each([
  [[[{ a: 1 }, { a: 2 }], [], [{ a: 3 }]], undefined],
  [[], { more: 'x' }],
  [[[]], undefined],
  [[[{ a: '"' }]], { more: 'x', most: null }],
] as [{ a: unknown }[][], object | undefined][])('writes %j in parts as it does in one', (parts, tail) => {
  const head = { on: '2021-09-30', simulated: true };
  const whole = { ...head, rows: parts.flat(), ...tail };
  expect(Written.inParts(head, parts, tail).json.toString()).toBe(JSON.stringify(whole));
});
