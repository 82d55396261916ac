import { type Day } from '@muster/domain';
import { type RestateInput, type RestateResult, type Work } from '@muster/jobs';
import { systemClock } from '@muster/platform';
import { countStandings, type Sql } from '@muster/store';
import { type Folding } from '../folding.js';
import { stockKnownAt } from '../restate.js';
import { ownGeneration } from './version.js';

/** Folds every subject twice: from what was known then, and from what is known now. Within one snapshot of the store. */
export async function restateJob(
  to: Folding,
  { on, knownAt }: RestateInput,
  work: Work,
): Promise<RestateResult> {
  const each = await countStandings(to.database, await ownGeneration(to));
  const aside = new Set<string>();
  const tell = ({ subjects }: { readonly subjects: readonly string[] }) => aside.add(subjects.join(' '));
  const stockAt = (snapshot: Sql, at: Date, before: number) =>
    stockKnownAt(to, snapshot, at, on as Day, tell, {
      signal: work.signal,
      progress: subjects => {
        const done = before + subjects;
        work.progress({ done, total: Math.max(done, 2 * each), words: 'folding subjects, then and now' });
      },
    });
  return to.database.snapshot(async snapshot => ({
    then: await stockAt(snapshot, new Date(knownAt), 0),
    now: await stockAt(snapshot, systemClock.now(), each),
    aside: aside.size,
  }));
}
