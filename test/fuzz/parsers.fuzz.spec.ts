import { describe, expect, it } from 'vitest';
import { readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fuzz } from './fuzz.js';
import { inputOf } from './generate.js';
import { parsers } from './parsers.js';

const INPUTS = Number(process.env['MUSTER_FUZZ_INPUTS'] ?? 10_000);
const SEED = Number(process.env['MUSTER_FUZZ_SEED'] ?? 1);
const MIB = 1 << 20;

describe('the parsers of the doors', () => {
  it('take whatever comes: named faults only, no 5xx, short answers, and a heap that stays flat', async () => {
    const { byStatus, heapGrowth } = await fuzz({ target: parsers, inputs: INPUTS, firstSeed: SEED });
    expect(heapGrowth).toBeLessThan(16 * MIB);
    // A generator that is refused at the first hurdle would test nothing behind it.
    if (INPUTS >= 10_000) {
      expect(byStatus[207]).toBeGreaterThan(INPUTS * 0.5);
      for (const status of [400, 413, 415, 422]) expect(byStatus[status]).toBeGreaterThan(10);
    }
  });
});

describe('the fuzz', () => {
  it('makes the same input of the same seed', () => {
    expect(inputOf(17)).toEqual(inputOf(17));
    expect(inputOf(17).body.equals(inputOf(18).body)).toBe(false);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('boom')), 'it threw Error: boom'],
    ['answers with 5xx', () => Promise.resolve({ status: 502, body: 'oops' }), 'the answer was 502: oops'],
    ['talks without end', () => Promise.resolve({ status: 200, body: 'x'.repeat(64 * MIB) }), 'characters'],
  ])('finds a door that %s, and keeps what did it', async (_, target, what) => {
    const failure = await fuzz({ target, inputs: 5, firstSeed: 40 }).catch((error: unknown) => error);
    const { message } = failure as Error;
    expect(message).toContain('seed 40');
    expect(message).toContain(what);
    const file = /its body is in (.*)/.exec(message)![1]!;
    expect(readFileSync(file).equals(inputOf(40).body)).toBe(true);
    rmSync(dirname(file), { recursive: true });
  });

  it('finds a heap that grows', async () => {
    const kept: unknown[] = [];
    const leaky = () => {
      kept.push(Array.from({ length: 2000 }, (_, at) => ({ at })));
      return Promise.resolve({ status: 200, body: '' });
    };
    const { heapGrowth } = await fuzz({ target: leaky, inputs: 500, firstSeed: 1 });
    expect(heapGrowth).toBeGreaterThan(16 * MIB);
  });
});
