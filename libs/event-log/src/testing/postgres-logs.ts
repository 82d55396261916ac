import type { Database } from '@muster/store';
import { testDatabase } from '@muster/store/testing';
import { PostgresEventLog, type PostgresLogSettings } from '../postgres/index.js';

/** A database of its own, and event logs over it, for the tests of the PostgreSQL adapter. */
export class PostgresLogs {
  private readonly opened: PostgresEventLog[] = [];
  private topics = 0;

  private constructor(
    readonly url: string,
    readonly database: Database,
    private readonly drop: () => Promise<unknown>,
  ) {}

  static async create(name: string): Promise<PostgresLogs> {
    const test = await testDatabase(name);
    return new PostgresLogs(test.url, test.database, () => test.drop());
  }

  open(settings?: Partial<PostgresLogSettings>): PostgresEventLog {
    const log = new PostgresEventLog(this.database, settings);
    this.opened.push(log);
    return log;
  }

  /** A new topic, and its name. */
  async topic(partitions: number): Promise<string> {
    const topic = `own.${++this.topics}`;
    await this.open().ensureTopics([{ topic, partitions }]);
    return topic;
  }

  /** Ends the connections of which this is true in pg_stat_activity. Answers how many. */
  async terminate(which: string): Promise<number> {
    const cut = await this.database.rows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND (${which})`,
    );
    return cut.length;
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.map(log => log.close()));
    await this.drop();
  }
}
