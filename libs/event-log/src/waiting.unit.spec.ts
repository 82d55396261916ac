import { describe, expect, it } from 'vitest';
import { within } from './waiting.js';

const LONG = 10_000;

describe('a deadline', () => {
  it('says what took too long', async () => {
    const never = new Promise(() => undefined);
    await expect(within(1, 'connecting', never)).rejects.toThrow('connecting took more than 1 ms');
  });

  it('answers what came in time', async () => {
    expect(await within(LONG, 'connecting', Promise.resolve('connected'))).toBe('connected');
  });
});
