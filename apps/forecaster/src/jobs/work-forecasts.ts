import { type ForecastKind, type Handler, type Jobs, logged } from '@muster/jobs';
import { type Logger } from '@muster/platform';
import { type Moments } from '../ground/moments.js';
import { makeBacktest } from './backtest-job.js';
import { makeComparison } from './compare-job.js';
import { makeForecast } from './forecast-job.js';
import { keptJob, type Making } from './kept-job.js';
import { makeSensitivity } from './sensitivity-job.js';
import { makeSolution } from './solve-job.js';

/** Does jobs of forecasting, one of each kind at a time, until they are closed. */
export function workForecasts(jobs: Jobs, moments: Moments, logger: Logger): void {
  const work = <K extends ForecastKind, Ground>(kind: K, making: Making<K, Ground>) => {
    const make: Handler<K> = (input, work) => keptJob(kind, making, moments, input, work);
    jobs.work(
      kind,
      logged(kind, make, logger, ({ outcome }) => ({ outcome })),
    );
  };
  work('forecast', makeForecast);
  work('compare', makeComparison);
  work('solve', makeSolution);
  work('sensitivity', makeSensitivity);
  work('backtest', makeBacktest);
}
