import { openJobsSoon, STOPS_SOON, toldTo } from '@muster/jobs';
import { createLogger, systemClock } from '@muster/platform';
import { Database } from '@muster/store';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { Moments } from '../ground/moments.js';
import { workForecasts } from '../jobs/work-forecasts.js';
import { startRefreshing } from '../refresh/refresh.js';
import { type ForecasterOrders } from './orders.js';

/** What `startForecasterChild` runs: waits to be told where, then forecasts until it is told to stop, or its parent is gone. */
const NICENESS = 15;
try {
  setPriority(NICENESS);
} catch {
  // where it may not, it forecasts at the priority of others
}
// Ctrl-C reaches the whole group: the parent says when to stop.
process.on('SIGINT', () => undefined);
const gone = once(process, 'disconnect');
const [orders] = (await once(process, 'message')) as [ForecasterOrders];
const stop = Promise.race([once(process, 'message'), gone]);
const logger = createLogger(orders.logLevel);
const database = await Database.connect({
  url: orders.url,
  applicationName: 'muster forecaster',
  poolSize: 4,
});
const jobs = openJobsSoon({ backend: orders.jobs, settings: STOPS_SOON, fault: toldTo(logger) });
const moments = new Moments(database, systemClock);
workForecasts(jobs, moments, logger);
const refreshing = startRefreshing({ moments, jobs, clock: systemClock, logger, everyMs: orders.everyMs });
process.send?.('working');
await stop;
await Promise.all([refreshing.stop(), jobs.close()]);
await database.close();
process.exit();
