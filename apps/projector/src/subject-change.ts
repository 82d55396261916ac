import { type Fault, type Outcome, outcomeOf, type Reference, shown, type SubjectKey } from '@muster/domain';
import { type StoredFact } from '@muster/store';
import { type Arrival } from './sort-batch.js';

/** What arrivals change about one subject: out with the old contributions, in with the new. */
export interface SubjectChange {
  readonly subject: SubjectKey;
  readonly accepted: readonly StoredFact[];
  /** Arrivals that the fold cannot take: a defect of ours, which must block nothing. */
  readonly failed: readonly { readonly item: Arrival; readonly fault: Fault }[];
  readonly old: Outcome;
  readonly new: Outcome;
}

/**
 * @param before the facts that the old contributions stand on
 * @param under the epoch that the old contributions stand on
 * @param reference the epoch that the new ones will stand on
 */
export function changeOf(
  subject: SubjectKey,
  before: readonly StoredFact[],
  arrivals: readonly Arrival[],
  under: Reference,
  reference: Reference,
): SubjectChange {
  const old = outcomeOf(subject, before.map(factOf), under);
  const all = arrivals.map(({ stored }) => stored);
  try {
    const outcome = outcomeOf(subject, [...before, ...all].map(factOf), reference);
    return { subject, accepted: all, failed: [], old, new: outcome };
  } catch {
    return oneByOne(subject, before, arrivals, old, reference);
  }
}

/** The slow way, for the day when a fold throws: take what folds, set aside what does not. */
function oneByOne(
  subject: SubjectKey,
  before: readonly StoredFact[],
  arrivals: readonly Arrival[],
  old: Outcome,
  reference: Reference,
): SubjectChange {
  const accepted: StoredFact[] = [];
  const failed: { item: Arrival; fault: Fault }[] = [];
  let outcome = old;
  for (const item of arrivals)
    try {
      outcome = outcomeOf(subject, [...before, ...accepted, item.stored].map(factOf), reference);
      accepted.push(item.stored);
    } catch (error) {
      failed.push({
        item,
        fault: { pointer: '', expected: 'a timeline that folds', got: shown((error as Error).message) },
      });
    }
  return { subject, accepted, failed, old, new: outcome };
}

function factOf(stored: StoredFact) {
  return stored.fact;
}
