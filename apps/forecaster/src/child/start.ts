import { GrowingPause, type Logger, settlesWithin } from '@muster/platform';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type ForecasterOrders } from './orders.js';

/** A forecaster in a process of its own, at low priority. */
export interface ForecasterChild {
  /** Of the process as it is now; undefined between one that died and the next. */
  readonly pid: number | undefined;
  /** Tells it to stop, and ends it where it does not. */
  stop(): Promise<void>;
}

const PAUSES = { firstPauseMs: 500, longestPauseMs: 60_000 };
/** One that has lived so long died of something else than its start. */
const LIVED_MS = 60_000;
const STOPS_WITHIN_MS = 6_000;

/**
 * Starts a forecaster beside this process, so that forecasting takes no turn from those who fold and answer. It begins at once and loads by
 * itself. One that dies is told of in the log and replaced; jobs that it had are begun again by the next.
 */
export function startForecasterChild(orders: ForecasterOrders, logger: Logger): ForecasterChild {
  const ending = new AbortController();
  const pause = new GrowingPause(PAUSES);
  let child: ChildProcess | undefined;
  const run = async () => {
    while (!ending.signal.aborted) {
      const began = performance.now();
      child = fork(fileURLToPath(new URL('./main.js', import.meta.url)), {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      child.on('error', error => logger.warn({ err: error }, 'the forecaster cannot be started'));
      const ended = Promise.race([once(child, 'exit'), once(child, 'error')]);
      child.send(orders, () => undefined);
      const [code, signal] = (await ended) as [unknown, unknown];
      child = undefined;
      if (ending.signal.aborted) return;
      logger.warn({ code, signal }, 'the forecaster died: another is started');
      if (performance.now() - began > LIVED_MS) pause.reset();
      await pause.wait(ending.signal);
    }
  };
  const running = run();
  return {
    get pid() {
      return child?.pid;
    },
    stop: async () => {
      ending.abort();
      if (child?.connected) child.send('stop', () => undefined);
      if (await settlesWithin(STOPS_WITHIN_MS, running)) return;
      child?.kill('SIGKILL');
      await running;
    },
  };
}
