import { wordsOf } from '../faults.js';

const SAME_AGAIN_MS = 10_000;
const MOST_REMEMBERED = 100;

/** Lets the same words through once in ten seconds: a connection that is away says so at every attempt. */
export function tellingOnce<More extends unknown[]>(
  tell: (error: unknown, ...more: More) => void,
): (error: unknown, ...more: More) => void {
  const told = new Map<string, number>();
  return (error, ...more) => {
    const words = [wordsOf(error), ...more].join(' ');
    const now = performance.now();
    if (now - (told.get(words) ?? -Infinity) < SAME_AGAIN_MS) return;
    if (told.size >= MOST_REMEMBERED) told.clear();
    told.set(words, now);
    tell(error, ...more);
  };
}
