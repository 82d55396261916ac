/**
 * Lets so many pieces of work run at once; the others wait, in the order in which they came.
 *
 * @example
 * const inTurn = atOnce(4);
 * await Promise.all(batches.map(batch => inTurn(() => takeIn(to, batch))));
 */
export function atOnce(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async work => {
    if (running < most) running += 1;
    else await new Promise<void>(resolve => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next)
        next(); // whose place this was, so that nobody who comes meanwhile is quicker
      else running -= 1;
    }
  };
}
