import { describe, expect, it } from 'vitest';
import { Turns } from './turns.js';

/** Work that says when it begins, and ends when it is told. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>(resolve => ends.set(name, () => resolve(name)));
  };
  return { begun, work, end: (name: string) => ends.get(name)!() };
}

const soon = () => new Promise(resolve => setTimeout(resolve, 10));

describe('commands about one target', () => {
  it('go one after another, and those about another do not wait', async () => {
    const turns = new Turns();
    const { begun, work, end } = works();
    const done = [
      turns.take('a', 5_000, work('first')),
      turns.take('a', 5_000, work('second')),
      turns.take('b', 5_000, work('other')),
    ];
    await soon();
    expect(begun).toEqual(['first', 'other']);
    end('first');
    await soon();
    expect(begun).toEqual(['first', 'other', 'second']);
    end('second');
    end('other');
    expect(await Promise.all(done)).toEqual(['first', 'second', 'other']);
  });

  it('do not wait for ever for one that is not folded in', async () => {
    const turns = new Turns();
    const { begun, work, end } = works();
    const done = [turns.take('a', 20, work('first')), turns.take('a', 20, work('second'))];
    await new Promise(resolve => setTimeout(resolve, 60));
    expect(begun).toEqual(['first', 'second']);
    end('first');
    end('second');
    await Promise.all(done);
  });

  it('go on after one that failed', async () => {
    const turns = new Turns();
    await expect(turns.take('a', 20, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.take('a', 20, () => Promise.resolve('yes'))).toBe('yes');
  });
});
