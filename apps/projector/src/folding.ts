import { codesOf, type Reference } from '@muster/domain';
import { type Database, readEpoch, type Sql } from '@muster/store';
import { Crowds } from './crowds.js';
import { type CodeTables } from './generation.js';
import { keptLately } from './kept-lately.js';

/** What folding needs beside events: the store, the code tables, and the epochs of the reference, which never change. */
export interface Folding {
  readonly database: Database;
  readonly tables: CodeTables;
  readonly referenceAt: (sql: Sql, epoch: number) => Promise<Reference>;
  /** What of the read models is to be added up. */
  readonly crowds: Crowds;
  /** So many people of a batch who are not linked are folded while others who fold linked ones are waited for. */
  readonly worthARound: number;
}

/** A batch meets people who were folded last under the epochs of a year or so; each is a few megabytes with what is made of it. */
const EPOCHS = 16;

const WORTH_A_ROUND = 1_000;

export function folding(database: Database, tables: CodeTables, worthARound = WORTH_A_ROUND): Folding {
  const codes = codesOf(tables);
  const known = keptLately<number, Reference>(EPOCHS);
  return {
    database,
    tables,
    crowds: new Crowds(),
    worthARound,
    referenceAt: async (sql, epoch) =>
      known.get(epoch) ?? known.keep(epoch, await readEpoch(sql, epoch, codes)),
  };
}
