import { type EventLog } from '@muster/event-log';
import { kafkaAccess, openEventLog, TOPIC_DEFINITIONS } from '@muster/event-log/open';
import { type Jobs } from '@muster/jobs';
import { codeTables, createLogger } from '@muster/platform';
import { type Folding, folding } from '@muster/projector';
import { Database } from '@muster/store';
import { databaseUrl, jobsOnce, type OpenOptions } from './open-muster.js';

/** What operators look at and act on. */
export interface OpenOps {
  readonly database: Database;
  readonly log: EventLog;
  readonly folding: Folding;
  /** Opened when they are first asked for. */
  readonly jobs: () => Jobs;
  close(): Promise<void>;
}

/**
 * Opens the store and the log beside whoever runs them: nothing is folded here, no key of pseudonyms is asked for, and what the services
 * of a deployment have made stays as it is, whatever their version.
 */
export async function openOps(options: OpenOptions): Promise<OpenOps> {
  const logger = createLogger(options.settings.MUSTER_LOG_LEVEL);
  const undo: (() => Promise<void>)[] = [];
  const close = async () => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
  };
  try {
    const url = await databaseUrl(options, server => undo.push(() => server.stop()));
    const database = await Database.connect({ url, applicationName: options.purpose, poolSize: 4 });
    undo.push(() => database.close());
    const kafka = kafkaAccess(options.settings);
    const log = await openEventLog({ kafka, clientId: options.purpose, database, logger });
    undo.push(() => log.close());
    if (options.settings.MUSTER_POSTGRES_URL === undefined) {
      await database.migrate();
      if (kafka === undefined) await log.ensureTopics(TOPIC_DEFINITIONS);
    }
    const jobs = jobsOnce(options.settings, url, logger, undo);
    return { database, log, folding: folding(database, codeTables()), jobs, close };
  } catch (error) {
    await close();
    throw error;
  }
}
