import { openEventLog } from '@muster/event-log/open';
import { createLogger, professionTable, referenceTables } from '@muster/platform';
import { Database } from '@muster/store';
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { folding } from '../folding.js';
import { startProjector } from '../projector.js';
import { giveWay } from './give-way.js';
import { type ThreadOptions } from './start.js';

/** What `startProjectorThread` runs: waits to be told where, then folds until it is told to stop. */
const port = parentPort!;
giveWay();
const [{ url, brokers, logLevel }] = (await once(port, 'message')) as [ThreadOptions];
const told = once(port, 'message');
const database = await Database.connect({ url, applicationName: 'muster projector', poolSize: 6 });
const logger = createLogger(logLevel);
const log = await openEventLog({ brokers, clientId: 'muster projector', database, logger });
try {
  const to = folding(database, { professions: professionTable(), reference: referenceTables() });
  const projector = await startProjector(log, to, logger);
  port.postMessage('folding');
  await told;
  await projector.stop();
} finally {
  await log.close();
  await database.close();
}
