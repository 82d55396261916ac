import {
  aliasIn,
  buildReference,
  canonicalJson,
  codesOf,
  type Contribution,
  contributionsOf,
  contentOf,
  type Day,
  type Fact,
  kindOf,
  noReference,
  outcomeOf,
  predecessorsOf,
  readEvent,
  type Reference,
  type ReferenceStories,
  type SubjectKey,
} from '@muster/domain';
import { codeTables } from '@muster/platform';

/** All of a log folded in memory, without a store: what the store must come to, whatever the order. */
export function foldInMemory(log: readonly unknown[]): Contribution[] {
  const facts = acceptedFacts(log);
  const reference = referenceOf(facts);
  return groupsOf(facts).flatMap(group => outcomeOf(group, reference).parts.flatMap(contributionsOf));
}

/** By subject: the first under each identity stands. */
export function acceptedFacts(log: readonly unknown[]): Map<SubjectKey, Fact[]> {
  const seen = new Map<string, string>();
  const facts = new Map<SubjectKey, Fact[]>();
  for (const json of log) {
    const reading = readEvent(json, '2026-01-01' as Day);
    if (!reading.ok) throw new Error(`${canonicalJson(json)}: ${JSON.stringify(reading.rejection)}`);
    const { fact } = reading;
    const identity = canonicalJson([fact.subject, fact.source, fact.id]);
    if (seen.has(identity)) continue;
    seen.set(identity, contentOf(fact));
    facts.set(fact.subject, [...(facts.get(fact.subject) ?? []), fact]);
  }
  return facts;
}

const tables = codeTables();
const codes = codesOf(tables);

function referenceOf(facts: ReadonlyMap<SubjectKey, readonly Fact[]>): Reference {
  const stories = { places: new Map(), feeds: new Map(), sources: new Map() } as {
    -readonly [K in keyof ReferenceStories]: Map<string, never>;
  };
  const alone = noReference(codes.professions);
  for (const [subject, own] of facts) say(subject, own, ['source'], alone);
  const predecessors = predecessorsOf(stories.sources);
  for (const [subject, own] of facts) say(subject, own, ['place', 'feed'], { ...alone, predecessors });
  return { ...buildReference(tables.reference, stories as unknown as ReferenceStories), epoch: 1, ...codes };

  function say(
    subject: SubjectKey,
    own: readonly Fact[],
    kinds: readonly string[],
    reference: Reference,
  ): void {
    if (kindOf(subject) === 'person') return;
    const { says } = outcomeOf(new Map([[subject, own]]), reference);
    if (says && kinds.includes(says.kind))
      stories[`${says.kind}s`].set(subject.slice(subject.indexOf('/') + 1), says.story as never);
  }
}

/** People with everybody they were ever linked with; every other subject alone. */
function groupsOf(facts: ReadonlyMap<SubjectKey, readonly Fact[]>): Map<SubjectKey, readonly Fact[]>[] {
  const neighbours = new Map<SubjectKey, Set<SubjectKey>>();
  for (const [subject, own] of facts)
    for (const fact of own) {
      const alias = aliasIn(fact);
      if (alias === undefined) continue;
      neighbours.set(subject, (neighbours.get(subject) ?? new Set()).add(alias));
      neighbours.set(alias, (neighbours.get(alias) ?? new Set()).add(subject));
    }
  const grouped = new Set<SubjectKey>();
  return [...facts.keys()].flatMap(subject => {
    if (grouped.has(subject)) return [];
    const group = new Set([subject]);
    for (const member of group) for (const next of neighbours.get(member) ?? []) group.add(next);
    group.forEach(member => grouped.add(member));
    return [new Map([...group].map(member => [member, facts.get(member) ?? []] as const))];
  });
}
