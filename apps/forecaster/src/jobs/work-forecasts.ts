import { type ForecastKind, type Jobs } from '@muster/jobs';
import { type Logger, MusterFault } from '@muster/platform';
import { type Moments } from '../ground/moments.js';
import { makeBacktest } from './backtest-job.js';
import { makeComparison } from './compare-job.js';
import { makeForecast } from './forecast-job.js';
import { keptJob, type Making } from './kept-job.js';
import { makeSensitivity } from './sensitivity-job.js';
import { makeSolution } from './solve-job.js';

/** Does jobs of forecasting, one of each kind at a time, until they are closed. */
export function workForecasts(jobs: Jobs, moments: Moments, logger: Logger): void {
  const work = <K extends ForecastKind, Ground>(kind: K, making: Making<K, Ground>) =>
    jobs.work(kind, async (input, work) => {
      const of = { kind, job: (work.job as { readonly id: string }).id, attempt: work.attempt };
      const began = performance.now();
      const after = () => ({ ...of, ms: Math.round(performance.now() - began) });
      logger.info(of, 'begins a job');
      try {
        const result = await keptJob(kind, making, moments, input, work);
        logger.info({ ...after(), outcome: result.outcome }, 'has done a job');
        return result;
      } catch (error) {
        const why: unknown = work.signal.aborted ? work.signal.reason : error;
        logger.info(
          { ...after(), code: why instanceof MusterFault ? why.code : 'unplanned' },
          'has ended a job undone',
        );
        throw error;
      }
    });
  work('forecast', makeForecast);
  work('compare', makeComparison);
  work('solve', makeSolution);
  work('sensitivity', makeSensitivity);
  work('backtest', makeBacktest);
}
