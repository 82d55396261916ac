import { type Database, type Sql, subjectsAfter, type Transaction } from '@muster/store';

/** What a job that walks over all subjects is watched by. */
export interface Watch {
  readonly signal: AbortSignal;
  /** Told how many subjects were come to so far. */
  readonly subjects?: (done: number) => void;
}

/**
 * The same database for work that may be stopped: it refuses every statement once the signal is given, so that what is under way is
 * rolled back; and it tells how far the work has come.
 */
export async function watched(database: Database, { signal, subjects }: Watch): Promise<Database> {
  const page = await pageStatement();
  let done = 0;
  const watchedSql = (sql: Sql): Sql => ({
    rows: async (statement, parameters) => {
      signal.throwIfAborted();
      const rows = await sql.rows(statement, parameters);
      if (statement === page) subjects?.((done += rows.length));
      return rows as never;
    },
    run: async (statement, parameters) => {
      signal.throwIfAborted();
      return sql.run(statement, parameters);
    },
  });
  const own = watchedSql(database);
  const transaction: Database['transaction'] = (work, isolation) =>
    database.transaction((open: Transaction) => work({ ...open, ...watchedSql(open) }), isolation);
  return Object.create(database, {
    rows: { value: own.rows.bind(own) },
    run: { value: own.run.bind(own) },
    transaction: { value: transaction },
  }) as Database;
}

/** By which rebuild, verify and restate all read subjects, page by page. */
async function pageStatement(): Promise<string> {
  let asked = '';
  await subjectsAfter(
    {
      rows: statement => {
        asked = statement;
        return Promise.resolve([]);
      },
      run: () => Promise.resolve(0),
    },
    '',
    0,
  );
  return asked;
}
