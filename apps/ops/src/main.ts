import { logOfService } from '@muster/event-log/open';
import { runService, systemClock } from '@muster/platform';
import { answers, databaseOfService } from '@muster/store';
import { createOps } from './server.js';
import { OpsSettings } from './settings.js';

/** What operators look at, as a service. */
const NAME = 'muster ops';

await runService('ops', OpsSettings, async (opening, settings) => {
  const { MUSTER_POSTGRES_URL: url, MUSTER_KAFKA_BROKERS: brokers } = settings;
  const { logger, front } = opening;
  const database = await databaseOfService(opening, { url, applicationName: NAME, poolSize: 4 });
  const log = await logOfService(opening, { brokers, clientId: NAME, database });
  const { serverFactory } = front;
  const server = await createOps({ sql: database, log, clock: systemClock, logger, serverFactory });
  opening.atEnd(() => server.close());
  return { ready: () => answers(database) };
});
