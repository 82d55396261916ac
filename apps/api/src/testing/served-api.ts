import { PostgresEventLog } from '@muster/event-log/postgres';
import { type Jobs } from '@muster/jobs';
import { createLogger } from '@muster/platform';
import { Database } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Writable } from 'node:stream';
import { type ApiOptions } from '../api.module.js';
import { createApi } from '../create-api.js';
import { COMMAND_TOPIC } from '../commands/command-log.js';
import { type Problem } from '../http/problems.js';

/**
 * The api on a store of its own, on 15 January 2026 or what `now` says. `between`: what stands between it and its store; `jobs`: where it
 * asks for them.
 */
export interface ServedApi {
  readonly app: NestFastifyApplication;
  /** As the projector may use it. */
  readonly database: Database;
  /** As api may use it. */
  readonly reader: Database;
  readonly log: PostgresEventLog;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** What was logged so far, as text. */
  logged(): string;
  close(): Promise<void>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  /** The body, read as JSON: a problem unless the test says what it is. */
  readonly json: <T = Problem>() => T;
}

export async function servedApi(
  name: string,
  options: Pick<ApiOptions, 'waitMs' | 'live' | 'beside' | 'pages'> & {
    now?: () => Date;
    between?: (url: string) => Promise<string>;
    jobs?: (url: string) => Promise<Jobs>;
  } = {},
): Promise<ServedApi> {
  const { between = url => Promise.resolve(url), jobs: openJobs, now, ...apiOptions } = options;
  const { url: direct, database, drop } = await testDatabase(name);
  const url = await between(direct);
  const reader = await Database.connect({ url, applicationName: name, role: 'muster_reader', poolSize: 4 });
  const log = new PostgresEventLog(database, { pollMs: 50 });
  await log.ensureTopics([{ topic: COMMAND_TOPIC, partitions: 2 }]);
  let logged = '';
  const logger = createLogger(
    'debug',
    new Writable({ write: (chunk, _, done) => ((logged += String(chunk)), done()) }),
  );
  const clock = { now: now ?? (() => new Date('2026-01-15T10:00:00Z')) };
  const jobs = await openJobs?.(direct);
  const surroundings = { database: reader, log, clock, logger, ...(jobs && { jobs }) };
  const app = await createApi({ ...surroundings, ...apiOptions });
  const ask = async (request: object): Promise<Reply> => {
    const { statusCode, headers, body } = await app.inject(request);
    return {
      status: statusCode,
      headers: headers as Reply['headers'],
      text: body,
      json: <T>() => JSON.parse(body) as T,
    };
  };
  return {
    app,
    database,
    reader,
    log,
    get: (path, headers = {}) => ask({ method: 'GET', url: path, headers }),
    post: (path, body, headers = {}) => ask({ method: 'POST', url: path, payload: body, headers }),
    logged: () => logged,
    close: async () => {
      await app.close();
      await log.close();
      await reader.close();
      await drop();
    },
  };
}
