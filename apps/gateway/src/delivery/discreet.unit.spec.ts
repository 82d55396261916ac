import { type Fault } from '@muster/domain';
import { describe, expect, it } from 'vitest';
import { discreet, tellingFaults } from './discreet.js';

const fault = (change: Partial<Fault>): Fault => ({ pointer: '/data/x', expected: 'a', got: 'b', ...change });

describe('a fault', () => {
  it.each(['943 476 5919', '9434765919', 'JG123456D', '98I1393E', 'nhs-number:1', 'a@b.uk', '10949595-4'])(
    'does not repeat %s, neither as a value nor as a name at any level',
    telling => {
      const told = discreet(fault({ pointer: `/data/${telling}/${telling}/fte`, got: `"${telling}"` }));
      expect(told.pointer).toBe('/data/…/…/fte');
      expect(told.got).toBe(`${telling.length} characters that are not repeated here`);
      expect(discreet(fault({ got: telling })).got).toBe(told.got);
    },
  );

  it.each(['2026-02-30', '"2026-01-01"', `person/${'0'.repeat(32)}`, '"0.8 FTE"'])('repeats %s', plain => {
    expect(discreet(fault({ got: plain })).got).toBe(plain);
  });

  it('is such as the store can hold, and short', () => {
    const odd = `\0\ud800${'x'.repeat(100_000)}`;
    const told = discreet({ pointer: odd, expected: odd, got: odd, remedy: odd });
    const text = JSON.stringify(told);
    expect(text).not.toMatch(/\\u0000|\\ud800/);
    expect(text.length).toBeLessThan(8000);
  });
});

it('the faults of a delivery are told until it is enough, and of every item that it has some', () => {
  const told = tellingFaults(1000);
  const all = Array.from({ length: 100 }, () => told([fault({})]));
  expect(all[0]).toEqual([fault({})]);
  expect(all.at(-1)).toEqual([expect.objectContaining({ got: 'more than are told' })]);
  expect(all.every(faults => faults.length === 1)).toBe(true);
});
