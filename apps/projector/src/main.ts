import { kafkaAccess, logAnswers, logOfService } from '@muster/event-log/open';
import { jobsOfService } from '@muster/jobs';
import { codeTables, runService } from '@muster/platform';
import { answers, databaseOfService } from '@muster/store';
import { folding } from './folding.js';
import { giveWay } from './thread/give-way.js';
import { workJobs } from './jobs/work-jobs.js';
import { prepareStore } from './prepare.js';
import { startProjector } from './projector.js';
import { ProjectorSettings } from './settings.js';

/** The projector as a service: folds the log into the store, beside as many others as are started. */
const NAME = 'muster projector';

await runService('projector', ProjectorSettings, async (opening, settings) => {
  giveWay();
  const { MUSTER_POSTGRES_URL: url } = settings;
  const database = await databaseOfService(opening, { url, applicationName: NAME, poolSize: 10 });
  const log = await logOfService(opening, { kafka: kafkaAccess(settings), clientId: NAME, database });
  const to = folding(database, codeTables());
  const others = 'another projector, which rebuilds the read models';
  await opening.untilThere(others, () => prepareStore(to), ['rebuild-running']);
  const projector = await startProjector(log, to, opening.logger);
  const jobs = jobsOfService(opening, settings, url);
  workJobs(jobs, to, opening.logger);
  // Together: else folding begins batches for as long as a job takes to finish, and has the less time for its own.
  opening.atEnd(() => Promise.all([projector.stop(), jobs.close()]));
  return { ready: async () => (await answers(database)) ?? logAnswers(log) };
});
