import { describe, expect, it } from 'vitest';
import { Sight } from './sight.js';

const at = (text: string, place = 'here') => Sight.of(place, text);

describe('a sight of the store', () => {
  it('is the same as one of other transactions that nothing came of yet', () => {
    expect(at('10:10:').isSameAs(at('10:10:'))).toBe(true);
    expect(at('10:10:').isSameAs(at('10:11:10'))).toBe(true);
    expect(at('10:11:10').isSameAs(at('10:13:10,11,12'))).toBe(true);
  });

  it('includes what was seen before it, and not what was seen after', () => {
    const [before, after] = [at('10:12:10'), at('12:12:')];
    expect(after.includes(before)).toBe(true);
    expect(before.includes(after)).toBe(false);
    expect(at('10:13:10,12').includes(at('10:11:10'))).toBe(true);
    expect(at('10:11:10').includes(at('10:13:10,12'))).toBe(false);
  });

  it('includes no other that sees what is under way for it', () => {
    expect(at('10:20:10').includes(at('11:15:11'))).toBe(false);
  });

  it('is of one place', () => {
    expect(at('10:10:').includes(at('10:10:', 'elsewhere'))).toBe(false);
  });
});
