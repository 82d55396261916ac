import { askForecast, type Jobs, REFRESHING } from '@muster/jobs';
import { Bell, type Clock, type Logger } from '@muster/platform';
import { isAway } from '@muster/store';
import { type Moments } from '../ground/moments.js';
import { dueForecasts } from './due.js';
import { scoreKept } from './score.js';

export interface RefreshOptions {
  readonly moments: Moments;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly logger: Logger;
  /** However much comes in, one target is forecast anew no more often than this. */
  readonly everyMs: number;
  /** So often it is looked whether anything came in. */
  readonly lookMs?: number;
}

export interface Refreshing {
  stop(): Promise<void>;
}

const LOOK_MS = 2_000;
/** While events pour in, forecasts on each portion of them would be of no use: it is waited until they pause, but no longer than this. */
const PATIENCE_MS = 60_000;

/**
 * Keeps the forecasts of targets, and of the scenarios about them, fresh: whenever what they are made from has changed they are asked for
 * again, after whatever people asked for, and scored against what came meanwhile. Several forecasters may do so at once: they ask
 * for the same jobs.
 */
export function startRefreshing(options: RefreshOptions): Refreshing {
  const { moments, jobs, clock, logger, everyMs, lookMs = LOOK_MS } = options;
  const bell = new Bell();
  const askedAt = new Map<string, number>();
  let stopping = false;
  let settled: string | undefined;

  const run = async () => {
    let seen: string | undefined;
    let movedAt = -Infinity;
    while (!stopping) {
      try {
        const now = await moments.read(moment => Promise.resolve(JSON.stringify(moment.stands)));
        const quiet = now === seen || performance.now() - movedAt > PATIENCE_MS || seen === undefined;
        if (now !== seen) [seen, movedAt] = [now, seen === undefined ? movedAt : performance.now()];
        if (now !== settled && quiet && (await refresh())) settled = now;
      } catch (error) {
        // While it stops, jobs are closed and the store is let go.
        if (!stopping && !isAway(error)) logger.warn({ err: error }, 'forecasts are not refreshed for now');
      }
      await bell.wait(lookMs);
    }
  };

  /** @returns whether nothing is left to ask for */
  const refresh = async (): Promise<boolean> => {
    const scored = await scoreKept(moments, () => stopping);
    if (scored > 0) logger.info({ scored }, 'forecasts were scored against what came since');
    const due = await moments.read(dueForecasts);
    let left = 0;
    for (const { what, input, ground } of due) {
      const before = askedAt.get(what);
      const at = clock.now().getTime();
      if (before !== undefined && at - before < everyMs) left += 1;
      else {
        const by = 'the forecaster, after new evidence';
        const { outcome, state } = await askForecast(jobs, 'forecast', input, ground, {
          by,
          priority: REFRESHING,
        });
        // Who looks on while a job waits or runs has not asked for another.
        if (outcome === 'asked') askedAt.set(what, at);
        logger.info({ what, ground, outcome, state }, 'a forecast is asked for');
      }
    }
    return left === 0;
  };

  const running = run();
  return {
    stop: async () => {
      stopping = true;
      bell.ring();
      await running;
    },
  };
}
