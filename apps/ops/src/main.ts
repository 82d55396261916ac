import { logOfService } from '@muster/event-log/open';
import { readConfig, runService, systemClock } from '@muster/platform';
import { answers, databaseOfService } from '@muster/store';
import { createOps } from './server.js';
import { OpsSettings } from './settings.js';

/** What operators look at, as a service. */
const NAME = 'muster ops';
const settings = () => readConfig(OpsSettings, process.env);

await runService(
  () => {
    const { MUSTER_HOST: host, MUSTER_PORT: port, MUSTER_LOG_LEVEL: logLevel } = settings();
    return { name: 'ops', host, port, logLevel };
  },
  async opening => {
    const { MUSTER_POSTGRES_URL: url, MUSTER_KAFKA_BROKERS: brokers } = settings();
    const { logger, front } = opening;
    const database = await databaseOfService(opening, { url, applicationName: NAME, poolSize: 4 });
    const log = await logOfService(opening, { brokers, clientId: NAME, database });
    const { serverFactory } = front;
    const server = await createOps({ sql: database, log, clock: systemClock, logger, serverFactory });
    opening.atEnd(() => server.close());
    return { ready: () => answers(database) };
  },
);
