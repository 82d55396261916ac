import { type Opening } from '@muster/platform';
import { Database, type DatabaseOptions } from './database.js';

/** A service's database: waited for where it is not there yet, its tables up to date, closed when the service ends. */
export async function databaseOfService(opening: Opening, options: DatabaseOptions): Promise<Database> {
  return opening.untilThere('PostgreSQL', async () => {
    const database = await Database.connect(options);
    try {
      // A role that may only read changes no tables: whoever opens the store with all rights does.
      if (options.role === undefined) await database.migrate();
    } catch (error) {
      await database.close();
      throw error;
    }
    opening.atEnd(() => database.close());
    return database;
  });
}

/** Undefined where the database answers; else what to tell. */
export async function answers(database: Database): Promise<string | undefined> {
  await database.rows('SELECT 1 AS one');
  return undefined;
}
