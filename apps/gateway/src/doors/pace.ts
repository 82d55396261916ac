import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Supplier } from '../suppliers/supplier.js';
import { DoorProblem } from './problems.js';

/** A burst may use up ten seconds' worth at once. */
const SECONDS = 10;
/** So many keys that do not hold are looked at from one address in a minute. */
const FAILURES = 30;

/** How much each supplier may send, counted in this process. */
export class Pace {
  private readonly limiters = new Map<number, RateLimiterMemory>();
  private readonly failures = new RateLimiterMemory({ points: FAILURES, duration: 60 });

  /** @throws {DoorProblem} `too-many`, with the seconds after which there is room again */
  async spend({ name, eventsPerSecond }: Supplier, events: number): Promise<void> {
    const points = Math.max(1, eventsPerSecond) * SECONDS;
    // A delivery of more than ten seconds' worth is let in when nothing else was: it could never be sent otherwise.
    await spend(this.limiter(points), name, Math.min(Math.max(1, events), points), wait =>
      tooMany(`${name} may send ${eventsPerSecond} events a second on average`, wait),
    );
  }

  async failed(address: string): Promise<void> {
    await spend(this.failures, address, 1, wait => tooMany('too many keys that do not hold', wait));
  }

  private limiter(points: number): RateLimiterMemory {
    let limiter = this.limiters.get(points);
    if (!limiter)
      this.limiters.set(
        points,
        (limiter = new RateLimiterMemory({ points, duration: SECONDS, keyPrefix: String(points) })),
      );
    return limiter;
  }
}

async function spend(
  limiter: RateLimiterMemory,
  key: string,
  points: number,
  problem: (waitMs: number) => DoorProblem,
): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    await limiter.reward(key, points); // nothing was taken: what is smaller may still fit
    throw problem(refused.msBeforeNext);
  }
}

function tooMany(what: string, waitMs: number): DoorProblem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new DoorProblem('too-many', `${what}: nothing was taken; send it again in ${seconds} s`, [], {
    'retry-after': String(seconds),
  });
}
