import { type ProfessionTable, professionTable, type Reference } from '@muster/domain';
import { type Database, readEpoch, type Sql } from '@muster/store';
import { type CodeTables } from './generation.js';

/** What folding needs beside events: the store, the code tables, and the epochs of the reference, which never change. */
export interface Folding {
  readonly database: Database;
  readonly tables: CodeTables;
  referenceAt(sql: Sql, epoch: number): Promise<Reference>;
}

export function folding(database: Database, tables: CodeTables): Folding {
  const professions: ProfessionTable = professionTable(tables.professions);
  const known = new Map<number, Reference>();
  return {
    database,
    tables,
    referenceAt: async (sql, epoch) => {
      let reference = known.get(epoch);
      if (!reference) known.set(epoch, (reference = await readEpoch(sql, epoch, professions)));
      return reference;
    },
  };
}
