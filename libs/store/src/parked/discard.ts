import { type Database } from '../database.js';
import { noteParkedActs, type ParkedChoice, takeOutParked, type TakenOut } from './parked-acts.sql.js';

/** Thrown to roll back what was only looked at. */
class Looked extends Error {
  constructor(readonly rows: readonly TakenOut[]) {
    super('looked');
  }
}

/** Gives parked events up: they will not be taken in. That they were parked, and who gave them up and why, stays known. */
export async function discardParked(
  database: Database,
  choice: ParkedChoice,
  how: { readonly by: string; readonly because: string } | { readonly dryRun: true },
): Promise<readonly TakenOut[]> {
  try {
    return await database.transaction(async transaction => {
      const rows = await takeOutParked(transaction, choice);
      if ('dryRun' in how) throw new Looked(rows);
      const { by, because } = how;
      const acts = rows.map(({ topic, partition, offset, identity, source, reason }) => ({
        ...{ topic, partition, offset, identity, source },
        ...{ parkedFor: reason, became: 'discarded' as const, because },
      }));
      await noteParkedActs(transaction, by, acts);
      return rows;
    });
  } catch (error) {
    if (error instanceof Looked) return error.rows;
    throw error;
  }
}
