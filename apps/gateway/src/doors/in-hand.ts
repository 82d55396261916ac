import { atOnce } from '@muster/platform';
import { DoorProblem } from './problems.js';

/**
 * Bodies are read whole before they are judged: so many at once, and no more wait, or memory would grow with the load. Beyond
 * both, work is refused as `too-busy`.
 */
export function inHand(most: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const inTurn = atOnce(most);
  let held = 0;
  return async work => {
    if (held >= most + waiting)
      throw new DoorProblem('too-busy', 'nothing was taken: send the same again in a moment', [], {
        'retry-after': '1',
      });
    held += 1;
    try {
      return await inTurn(work);
    } finally {
      held -= 1;
    }
  };
}
