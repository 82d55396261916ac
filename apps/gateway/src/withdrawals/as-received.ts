import { type Fact, type Predecessors } from '@muster/domain';
import { keyOf, revisionId } from '../keyed/key.js';
import { isOfWithdrawal, nameOf } from './names.js';
import { finder, referenceOf, withoutReference, withReference } from './references.js';

/** What withdrawals, and their undoing, did to the events of one subject. */
export interface Withdrawals {
  /** Names of the events that are withdrawn: of which no delivery stands that brought them. */
  readonly withdrawn: ReadonlySet<string>;
  /** The name of an event that was sent again → the id under which it came. */
  readonly originals: ReadonlyMap<string, string>;
}

/**
 * The facts of one subject as they came, under the ids under which they came, without what is withdrawn. What replaced a withdrawn
 * event replaces what that one had replaced: a correction of a correction corrects the first, whoever takes back the one between. Where
 * that one had replaced nothing, it replaces nothing either.
 */
export function asReceived(
  facts: readonly Fact[],
  { withdrawn, originals }: Withdrawals,
  predecessors: Predecessors,
): Fact[] {
  const find = finder(facts, predecessors);
  const all = facts.filter(fact => !originals.has(nameOf(fact)) && !isOfWithdrawal(fact));
  const revisionBefore = revisionsBefore(all);
  const came = all.map(fact => {
    const reference = referenceOf(fact) ?? revisionBefore(fact);
    const meant = find(fact, reference);
    const id = (meant && originals.get(nameOf(meant))) ?? reference;
    return id === undefined || id === referenceOf(fact) ? fact : withReference(fact, id);
  });
  const findCame = finder(came, predecessors);
  const isGone = (fact: Fact) => withdrawn.has(nameOf(fact));
  return came.filter(fact => !isGone(fact)).map(throughWithdrawn);

  function throughWithdrawn(fact: Fact): Fact {
    if (fact.type === 'fact.retracted') return fact;
    const seen = new Set<Fact>([fact]);
    let before = findCame(fact, referenceOf(fact));
    while (before && before.type !== 'fact.retracted' && isGone(before) && !seen.has(before)) {
      seen.add(before);
      before = findCame(before, referenceOf(before));
    }
    if (seen.size === 1) return fact;
    return before && !seen.has(before) ? withReference(fact, before.id) : withoutReference(fact);
  }
}

/** What a business key says replaces what it said before, also where that was taken back in between and nothing was named. */
function revisionsBefore(came: readonly Fact[]): (fact: Fact) => string | undefined {
  const revisions = new Map<string, { readonly revision: number; readonly id: string }[]>();
  for (const fact of came) {
    const keyed = revisionOf(fact);
    if (!keyed) continue;
    const { key, revision } = keyed;
    revisions.set(key, [...(revisions.get(key) ?? []), { revision, id: fact.id }]);
  }
  return fact => {
    const own = revisions.size === 0 ? undefined : revisionOf(fact);
    if (!own) return undefined;
    const earlier = revisions.get(own.key)!.filter(({ revision }) => revision < own.revision);
    return earlier.sort((a, b) => a.revision - b.revision).at(-1)?.id;
  };
}

/** Of an event that stands for a business key: which one, and its revision. */
export function revisionOf(fact: Fact): { readonly key: string; readonly revision: number } | undefined {
  const revision = Number(/^[0-9a-f]{24}-r(\d{6,})$/.exec(fact.id)?.[1]);
  if (!Number.isSafeInteger(revision)) return undefined;
  const key = keyOf(fact);
  return fact.id === revisionId(key, revision) ? { key, revision } : undefined;
}
