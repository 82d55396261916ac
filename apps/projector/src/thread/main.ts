import { openEventLog } from '@muster/event-log/open';
import { openJobsSoon, STOPS_SOON, toldTo } from '@muster/jobs';
import { codeTables, createLogger } from '@muster/platform';
import { Database } from '@muster/store';
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { folding } from '../folding.js';
import { workJobs } from '../jobs/work-jobs.js';
import { startProjector } from '../projector.js';
import { giveWay } from './give-way.js';
import { type ThreadOptions } from './start.js';

/** What `startProjectorThread` runs: waits to be told where, then folds until it is told to stop. */
const port = parentPort!;
giveWay();
const [{ url, kafka, logLevel, jobs: backend }] = (await once(port, 'message')) as [ThreadOptions];
const told = once(port, 'message');
const database = await Database.connect({ url, applicationName: 'muster projector', poolSize: 10 });
const logger = createLogger(logLevel);
const log = await openEventLog({ kafka, clientId: 'muster projector', database, logger });
try {
  const to = folding(database, codeTables());
  const projector = await startProjector(log, to, logger);
  port.postMessage('folding');
  const jobs = backend && openJobsSoon({ backend, settings: STOPS_SOON, fault: toldTo(logger) });
  if (jobs) workJobs(jobs, to, logger);
  await told;
  await Promise.all([jobs?.close(), projector.stop()]);
} finally {
  await log.close();
  await database.close();
}
// Of this thread: whoever stops it waits for no connection that something left open.
process.exit();
