import { type VerifyDifference, type VerifyResult, type Work } from '@muster/jobs';
import { countStandings } from '@muster/store';
import { type Folding } from '../folding.js';
import { type Difference, verify } from '../verify.js';
import { ownGeneration } from './version.js';

/** So many differences, and as many breaches, are kept with a job. */
const FIRST = 200;

export async function verifyJob(to: Folding, work: Work): Promise<VerifyResult> {
  const total = await countStandings(to.database, await ownGeneration(to));
  const { differences, breaches, ...counts } = await verify(to, {
    signal: work.signal,
    progress: done =>
      work.progress({ done, total: Math.max(done, total), words: 'folding subjects from scratch' }),
  });
  return {
    ...counts,
    differences: { count: differences.length, first: differences.slice(0, FIRST).map(namingNobody) },
    breaches: { count: breaches.length, first: breaches.slice(0, FIRST) },
  };
}

/** A job is kept where nobody erases people, and shown to more than operators: `muster verify` says who it is. */
function namingNobody({ at, ...difference }: Difference): VerifyDifference {
  const { subject } = at;
  return {
    ...difference,
    at: subject?.startsWith('person/') ? { ...at, subject: 'person/…' } : at,
  };
}
