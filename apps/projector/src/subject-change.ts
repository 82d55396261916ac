import { type Fault, type Outcome, shown, type SubjectKey } from '@muster/domain';
import { type Facts, type StoredFact } from '@muster/store';
import { type Arrival } from './sort-batch.js';

/** What arrivals change about subjects that are folded together: out with the old contributions, in with the new. */
export interface Change {
  readonly accepted: readonly StoredFact[];
  /** Arrivals that the fold cannot take: a defect of ours, which must block nothing. */
  readonly failed: readonly { readonly item: Arrival; readonly fault: Fault }[];
  readonly new: Outcome;
}

/**
 * @param before the facts so far
 * @param fold folds the group
 */
export function changeOf(
  before: Facts,
  arrivals: readonly Arrival[],
  fold: (facts: Facts) => Outcome,
): Change {
  const all = arrivals.map(({ stored }) => stored);
  try {
    return { accepted: all, failed: [], new: fold(withFacts(before, all)) };
  } catch {
    return oneByOne(before, arrivals, fold);
  }
}

/** The slow way, for the day when a fold throws: take what folds, set aside what does not. */
function oneByOne(before: Facts, arrivals: readonly Arrival[], fold: (facts: Facts) => Outcome): Change {
  const accepted: StoredFact[] = [];
  const failed: { item: Arrival; fault: Fault }[] = [];
  let outcome = fold(before);
  for (const item of arrivals)
    try {
      outcome = fold(withFacts(before, [...accepted, item.stored]));
      accepted.push(item.stored);
    } catch (error) {
      const got = shown((error as Error).message);
      failed.push({ item, fault: { pointer: '', expected: 'a timeline that folds', got } });
    }
  return { accepted, failed, new: outcome };
}

export function withFacts(before: Facts, more: readonly StoredFact[]): Facts {
  const facts = new Map<SubjectKey, readonly StoredFact[]>(before);
  for (const stored of more) {
    const { subject } = stored.fact;
    facts.set(subject, [...(facts.get(subject) ?? []), stored]);
  }
  return facts;
}
