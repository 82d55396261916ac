import { describe, expect, it } from 'vitest';
import { keptLately } from './kept-lately.js';

describe('what is kept lately', () => {
  it('is forgotten when it was not asked for the longest, and not when it was asked for again', () => {
    const kept = keptLately<number, string>(2);
    kept.keep(1, 'one');
    kept.keep(2, 'two');
    expect(kept.get(1)).toBe('one');
    kept.keep(3, 'three');
    expect([1, 2, 3].map(key => kept.get(key))).toEqual(['one', undefined, 'three']);
  });

  it('is what was kept first, so that two who read the same at once have one', () => {
    const kept = keptLately<number, object>(2);
    const first = kept.keep(1, {});
    expect(kept.keep(1, {})).toBe(first);
  });
});
