import { type SubjectKey } from '../../events/definition.js';
import { type Fact } from '../../events/fact.js';
import { inOrder } from '../../timeline/order.js';

/** The pseudonyms of one person, in order; one alone where nothing links it. */
export type Cluster = readonly SubjectKey[];

/**
 * Groups pseudonyms by the links in force. Of linked and unlinked in force for a pair, whichever side told them, the last by
 * time, source and id decides; what is linked is one person, through any number of links.
 * @param told by subject, its facts in force
 */
export function clustersOf(told: ReadonlyMap<SubjectKey, readonly Fact[]>): Cluster[] {
  if (told.size === 1) return [[...told.keys()]];
  const linkFacts = [...told.values()].flat().filter(isLink);
  const last = new Map<string, Fact<'person.linked' | 'person.unlinked'>>();
  for (const fact of inOrder(linkFacts) as typeof linkFacts) last.set(pairOf(fact), fact);

  const parent = new Map<SubjectKey, SubjectKey>([...told.keys()].map(subject => [subject, subject]));
  const rootOf = (subject: SubjectKey): SubjectKey => {
    const above = parent.get(subject) ?? subject;
    return above === subject ? subject : rootOf(above);
  };
  for (const fact of last.values()) {
    if (fact.type === 'person.unlinked') continue;
    const [one, other] = [rootOf(fact.subject), rootOf(fact.data.alias as SubjectKey)].sort() as [
      SubjectKey,
      SubjectKey,
    ];
    parent.set(other, one);
    parent.set(one, one);
  }

  const clusters = new Map<SubjectKey, SubjectKey[]>();
  for (const subject of [...told.keys()].sort()) {
    const root = rootOf(subject);
    clusters.set(root, [...(clusters.get(root) ?? []), subject]);
  }
  return [...clusters.values()];
}

/** The pseudonym that a fact of a subject names, in force or not: whoever folds the subject must look at it too. */
export function aliasIn(fact: Fact): SubjectKey | undefined {
  return isLink(fact) ? (fact.data.alias as SubjectKey) : undefined;
}

function isLink(fact: Fact): fact is Fact<'person.linked' | 'person.unlinked'> {
  return fact.type === 'person.linked' || fact.type === 'person.unlinked';
}

function pairOf(fact: Fact<'person.linked' | 'person.unlinked'>): string {
  return [fact.subject, fact.data.alias].sort().join(' ');
}
