import { logOfService } from '@muster/event-log/open';
import { MusterFault, professionTable, readConfig, referenceTables, runService } from '@muster/platform';
import { answers, databaseOfService } from '@muster/store';
import { folding } from './folding.js';
import { prepareStore } from './prepare.js';
import { startProjector } from './projector.js';
import { ProjectorSettings } from './settings.js';

/** The projector as a service: folds the log into the store, beside as many others as are started. */
const NAME = 'muster projector';
const settings = () => readConfig(ProjectorSettings, process.env);

await runService(
  () => {
    const { MUSTER_HOST: host, MUSTER_PORT: port, MUSTER_LOG_LEVEL: logLevel } = settings();
    return { name: 'projector', host, port, logLevel };
  },
  async opening => {
    const { MUSTER_POSTGRES_URL: url, MUSTER_KAFKA_BROKERS: brokers } = settings();
    const database = await databaseOfService(opening, { url, applicationName: NAME, poolSize: 6 });
    const log = await logOfService(opening, { brokers, clientId: NAME, database });
    const to = folding(database, { professions: professionTable(), reference: referenceTables() });
    await opening.untilThere('another projector, which rebuilds the read models', () =>
      prepareStore(to).catch((error: unknown) => {
        throw isRebuilding(error) ? new Error((error as Error).message) : error;
      }),
    );
    const projector = await startProjector(log, to, opening.logger);
    opening.atEnd(() => projector.stop());
    return { ready: () => answers(database) };
  },
);

/** One rebuilds, and the others wait for it. */
function isRebuilding(error: unknown): boolean {
  return error instanceof MusterFault && error.code === 'rebuild-running';
}
