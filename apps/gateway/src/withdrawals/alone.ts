import { type Database, lockWithdrawals } from '@muster/store';
import { oneAtATime } from '../keyed/one-at-a-time.js';

const inTurn = oneAtATime<Database>();

/** One withdrawal, or undoing, after the other, in whichever process: what each does depends on all before. */
export function alone<T>(database: Database, work: () => Promise<T>): Promise<T> {
  return inTurn(database, () =>
    database.transaction(async lock => {
      await lockWithdrawals(lock);
      return work();
    }),
  );
}
