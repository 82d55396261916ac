import { jobsOfService } from '@muster/jobs';
import { runService, systemClock } from '@muster/platform';
import { answers, databaseOfService } from '@muster/store';
import { Moments } from './ground/moments.js';
import { workForecasts } from './jobs/work-forecasts.js';
import { startRefreshing } from './refresh/refresh.js';
import { ForecasterSettings } from './settings.js';

/** The forecaster as a service: does jobs of forecasting, beside as many others as are started. */
const NAME = 'muster forecaster';

await runService('forecaster', ForecasterSettings, async (opening, settings) => {
  const { MUSTER_POSTGRES_URL: url, MUSTER_FORECAST_EVERY_S: everyS } = settings;
  const { logger } = opening;
  const database = await databaseOfService(opening, { url, applicationName: NAME, poolSize: 6 });
  const jobs = jobsOfService(opening, settings, url);
  const moments = new Moments(database, systemClock);
  workForecasts(jobs, moments, logger);
  const refreshing = startRefreshing({ moments, jobs, clock: systemClock, logger, everyMs: 1_000 * everyS });
  opening.atEnd(() => refreshing.stop());
  return { ready: () => answers(database) };
});
