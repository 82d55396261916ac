import { type Fault, type Outcome, type SubjectKey } from '@muster/domain';
import { type Facts, type StoredFact } from '@muster/store';
import { foldFault } from './fold-failed.js';
import { type Arrival } from './sort-batch.js';

/** What arrivals change about subjects that are folded together: out with the old contributions, in with the new. */
export interface Change {
  readonly accepted: readonly Arrival[];
  /** Arrivals that the fold cannot take: a defect of ours, which must block nothing. */
  readonly failed: readonly { readonly item: Arrival; readonly fault: Fault }[];
  /** Undefined where nothing is accepted: all stays as it is. */
  readonly new: Outcome | undefined;
}

/**
 * @param soFar all facts so far: if they do not fold any more, what mends them (a retraction of what is in the way) is accepted,
 *   and nothing else is
 * @param fold folds the group
 */
export function changeOf(
  soFar: Facts,
  arrivals: readonly Arrival[],
  fold: (facts: Facts) => Outcome,
): Change {
  try {
    return { accepted: arrivals, failed: [], new: fold(withFacts(soFar, arrivals)) };
  } catch {
    return oneByOne(soFar, arrivals, fold);
  }
}

/** The slow way, for the day when a fold throws: take what folds, set aside what does not. */
function oneByOne(soFar: Facts, arrivals: readonly Arrival[], fold: (facts: Facts) => Outcome): Change {
  const accepted: Arrival[] = [];
  const failed: { item: Arrival; fault: Fault }[] = [];
  let outcome: Outcome | undefined;
  for (const item of arrivals)
    try {
      outcome = fold(withFacts(soFar, [...accepted, item]));
      accepted.push(item);
    } catch (error) {
      failed.push({ item, fault: foldFault(error) });
    }
  return { accepted, failed, new: outcome };
}

export function withFacts(before: Facts, arrivals: readonly Arrival[]): Facts {
  const facts = new Map<SubjectKey, readonly StoredFact[]>(before);
  for (const { stored } of arrivals) {
    const { subject } = stored.fact;
    facts.set(subject, [...(facts.get(subject) ?? []), stored]);
  }
  return facts;
}
