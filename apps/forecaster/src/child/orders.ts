import { type JobsBackend } from '@muster/jobs';
import { type LogLevel } from '@muster/platform';

/** What a child process is told to begin with. */
export interface ForecasterOrders {
  /** Of PostgreSQL, which holds the store. */
  readonly url: string;
  readonly jobs: JobsBackend;
  readonly logLevel: LogLevel;
  readonly everyMs: number;
}

/** What it tells. */
export type ForecasterNews = 'working';
