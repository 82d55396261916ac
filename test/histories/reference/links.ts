import { type CloudEvent, byTimeSourceId, nameOf, required } from './events.js';

/**
 * The people: each a set of linked subjects. "A link has no day: of linked and unlinked in force the last by (time,
 * source, id) decides for the whole timeline, both ways and transitively"
 */
export function peopleOf(facts: readonly CloudEvent[]): Set<string>[] {
  const subjects = new Set(facts.map(fact => fact.subject).filter(subject => subject.startsWith('person/')));
  let people = [...subjects].map(subject => new Set([subject]));
  for (const [one, other] of linkedPairs(facts)) {
    const joined = people.filter(person => person.has(one) || person.has(other));
    const rest = people.filter(person => !joined.includes(person));
    people = [...rest, new Set([one, other, ...joined.flatMap(person => [...person])])];
  }
  return people;
}

function linkedPairs(facts: readonly CloudEvent[]): [string, string][] {
  const deciding = new Map<string, CloudEvent>();
  const said = facts.filter(fact => ['person.linked', 'person.unlinked'].includes(nameOf(fact)));
  for (const fact of [...said].sort(byTimeSourceId)) deciding.set(pairOf(fact).join(' '), fact);
  return [...deciding.values()].filter(fact => nameOf(fact) === 'person.linked').map(pairOf);
}

function pairOf(fact: CloudEvent): [string, string] {
  const alias = required<string>(fact, 'alias');
  return fact.subject < alias ? [fact.subject, alias] : [alias, fact.subject];
}
