import { kafkaAccess, logOfService } from '@muster/event-log/open';
import { jobsOfService } from '@muster/jobs';
import { pagesFolder, runService, systemClock } from '@muster/platform';
import { databaseOfService, readHead } from '@muster/store';
import { createApi } from './create-api.js';
import { ApiSettings } from './settings.js';

/** The api as a service, beside as many others as are started. */
const NAME = 'muster api';

await runService('api', ApiSettings, async (opening, settings) => {
  const { MUSTER_POSTGRES_URL: url } = settings;
  // Commands are appended with all rights; what is answered is read by a role that cannot read facts.
  const database = await databaseOfService(opening, { url, applicationName: NAME, poolSize: 4 });
  const role = 'muster_reader';
  const reader = await databaseOfService(opening, { url, applicationName: NAME, role, poolSize: 8 });
  const log = await logOfService(opening, { kafka: kafkaAccess(settings), clientId: NAME, database });
  const jobs = jobsOfService(opening, settings, url);
  const { logger, front } = opening;
  const { serverFactory } = front;
  const pages = pagesFolder();
  if (pages === undefined)
    logger.warn('the pages of the dashboard are not built: "node apps/dashboard/build.mjs"');
  const surroundings = { database: reader, log, jobs, clock: systemClock, logger };
  const api = await createApi({ ...surroundings, serverFactory, ...(pages !== undefined && { pages }) });
  return {
    ready: async () =>
      (await readHead(reader)).generation ? undefined : 'no projector has made read models yet',
    end: () => api.close(),
  };
});
