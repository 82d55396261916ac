import { type Day } from '@muster/domain';
import { type RestateInput, type RestateResult, type Work } from '@muster/jobs';
import { systemClock } from '@muster/platform';
import { countStandings } from '@muster/store';
import { type Folding } from '../folding.js';
import { stockKnownAt } from '../restate.js';
import { ownGeneration } from './version.js';
import { watched } from './watched.js';

/** Folds every subject twice: from what was known then, and from what is known now. Within one snapshot of the store. */
export async function restateJob(
  to: Folding,
  { on, knownAt }: RestateInput,
  work: Work,
): Promise<RestateResult> {
  const total = 2 * (await countStandings(to.database, await ownGeneration(to)));
  const database = await watched(to.database, {
    signal: work.signal,
    subjects: done =>
      work.progress({ done, total: Math.max(done, total), words: 'folding subjects, then and now' }),
  });
  const aside = new Set<string>();
  const tell = ({ subjects }: { readonly subjects: readonly string[] }) => aside.add(subjects.join(' '));
  const stockAt = (snapshot: Parameters<typeof stockKnownAt>[1], at: Date) =>
    stockKnownAt({ ...to, database }, snapshot, at, on as Day, tell);
  return database.transaction(
    async snapshot => ({
      then: await stockAt(snapshot, new Date(knownAt)),
      now: await stockAt(snapshot, systemClock.now()),
      aside: aside.size,
    }),
    'REPEATABLE READ',
  );
}
