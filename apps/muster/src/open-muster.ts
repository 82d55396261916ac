import { kafkaAccess, openEventLog, TOPIC_DEFINITIONS } from '@muster/event-log/open';
import { type EventLog } from '@muster/event-log';
import { type Gateway, gatewayOn, openPseudonyms } from '@muster/gateway';
import { type Jobs, type JobsBackend, jobsBackend, openJobsSoon, STOPS_SOON, toldTo } from '@muster/jobs';
import { codeTables, createLogger, type Logger, systemClock } from '@muster/platform';
import {
  type CodeTables,
  type Folding,
  folding,
  prepareStore,
  startProjector,
  startProjectorThread,
} from '@muster/projector';
import { Database } from '@muster/store';
import { type EmbeddedServer, openEmbedded } from '@muster/store/embedded';
import { type Settings } from './settings.js';

/** All of Muster in this process: the store, the log, and a projector that folds the one into the other. */
export interface OpenMuster {
  readonly database: Database;
  /** The database as api may see it. */
  readonly reader: Database;
  readonly log: EventLog;
  readonly folding: Folding;
  /** What every door needs. */
  readonly gateway: Gateway;
  readonly logger: Logger;
  /** Opened when they are first asked for. */
  readonly jobs: () => Jobs;
  /** Of PostgreSQL, and where the jobs are: for a process that is started beside this one. */
  readonly where: { readonly url: string; readonly jobs: JobsBackend };
  /** Whether the read models were made anew, for another version had made them. */
  readonly rebuilt: boolean;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly folder: string;
  /** What the store is opened for, in words that another user of it is shown. */
  readonly purpose: string;
  /** Refuse to share a running store: for `start`, which must outlive no other owner. */
  readonly exclusive?: boolean;
  /** Fold in a thread of its own: for who stays open long, or has much to take in. Others would wait for the thread to start. */
  readonly foldsApart?: boolean;
  /** Also does jobs: for whoever folds apart, and stays open. */
  readonly worksJobs?: boolean;
  readonly settings: Settings;
}

/**
 * Opens the store of a folder: PostgreSQL is started, or shared with the process that runs it; tables are brought up to
 * date; folding begins. Where a server runs beside, the partitions are folded by whichever has them.
 */
export async function openMuster(options: OpenOptions): Promise<OpenMuster> {
  const logger = createLogger(options.settings.MUSTER_LOG_LEVEL);
  const undo: (() => Promise<void>)[] = [];
  const close = async () => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
  };
  const thread = options.foldsApart ? startProjectorThread() : undefined;
  if (thread) undo.push(() => thread.end());
  try {
    const url = await databaseUrl(options, server => undo.push(() => server.stop()));
    const database = await Database.connect({ url, applicationName: options.purpose, poolSize: 12 });
    undo.push(() => database.close());
    await database.migrate();
    const reader = await Database.connect({
      url,
      applicationName: 'muster api',
      role: 'muster_reader',
      poolSize: 6,
    });
    undo.push(() => reader.close());
    const kafka = kafkaAccess(options.settings);
    const log = await openEventLog({ kafka, clientId: options.purpose, database, logger });
    undo.push(() => log.close());
    await log.ensureTopics(TOPIC_DEFINITIONS);

    const tables: CodeTables = codeTables();
    const pseudonyms = await openPseudonyms(database, options.folder, process.env, logger);
    const to = folding(database, tables);
    const { generation } = await prepareStore(to);
    const backend = jobsBackend(options.settings, url);
    const jobs = jobsOnce(options.settings, url, logger, undo);
    const projector = await (thread
      ? thread.fold({
          url,
          kafka,
          logLevel: options.settings.MUSTER_LOG_LEVEL,
          jobs: options.worksJobs ? backend : undefined,
        })
      : startProjector(log, to, logger));
    undo.push(() => projector.stop());
    return {
      database,
      reader,
      log,
      folding: to,
      gateway: gatewayOn({
        log,
        database,
        clock: systemClock,
        logger,
        pseudonyms,
        referenceAt: to.referenceAt,
      }),
      logger,
      jobs,
      where: { url, jobs: backend },
      rebuilt: generation === 'rebuilt',
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Jobs, opened when they are first asked for. */
export function jobsOnce(
  settings: Settings,
  url: string,
  logger: Logger,
  undo: (() => Promise<void>)[],
): () => Jobs {
  let jobs: Jobs | undefined;
  return () => {
    if (jobs) return jobs;
    const opened = openJobsSoon({
      backend: jobsBackend(settings, url),
      settings: STOPS_SOON,
      fault: toldTo(logger),
    });
    undo.push(() => opened.close());
    return (jobs = opened);
  };
}

/** `MUSTER_POSTGRES_URL` where it is set, else the embedded server of the folder. */
export async function databaseUrl(
  options: OpenOptions,
  opened: (server: EmbeddedServer) => void,
): Promise<string> {
  if (options.settings.MUSTER_POSTGRES_URL !== undefined) return options.settings.MUSTER_POSTGRES_URL;
  const server = await openEmbedded({
    folder: options.folder,
    purpose: options.purpose,
    exclusive: options.exclusive ?? false,
  });
  opened(server);
  return server.url();
}
