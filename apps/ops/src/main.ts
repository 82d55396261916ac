import { kafkaAccess, logOfService } from '@muster/event-log/open';
import { jobsOfService } from '@muster/jobs';
import { runService, systemClock } from '@muster/platform';
import { answers, databaseOfService } from '@muster/store';
import { createOps } from './server.js';
import { OpsSettings } from './settings.js';

/** What operators look at, as a service. */
const NAME = 'muster ops';

await runService('ops', OpsSettings, async (opening, settings) => {
  const { MUSTER_POSTGRES_URL: url, MUSTER_OPS_KEY: key } = settings;
  const { logger, front } = opening;
  const database = await databaseOfService(opening, { url, applicationName: NAME, poolSize: 4 });
  const log = await logOfService(opening, { kafka: kafkaAccess(settings), clientId: NAME, database });
  const jobs = jobsOfService(opening, settings, url);
  const { serverFactory } = front;
  const server = await createOps({ database, log, jobs, key, clock: systemClock, logger, serverFactory });
  opening.atEnd(() => server.close());
  return { ready: () => answers(database) };
});
