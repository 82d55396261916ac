import { aliasIn, kindOf, outcomeOf, type Outcome, type Reference, type SubjectKey } from '@muster/domain';
import { type Sql } from '../database.js';
import { type Alias, everLinked, holdSubjects } from './aliases.sql.js';
import { factsOf, type StoredFact } from './facts.sql.js';
import { type Standing, standingsOf } from './standing.sql.js';

/** Subjects that must be folded together: one, or pseudonyms that some event named together. */
export type Group = readonly SubjectKey[];

export type Facts = ReadonlyMap<SubjectKey, readonly StoredFact[]>;

/** What is known of subjects, and of all that must be folded with them. */
export interface Loaded {
  /** As they were folded last. */
  readonly groups: readonly Group[];
  readonly pairs: readonly Alias[];
  readonly facts: Facts;
  readonly standings: ReadonlyMap<SubjectKey, Standing>;
}

/**
 * Everything is read after the standings of the subjects asked for: whoever adds a fact to them, or links anybody to their group,
 * moves their standings, and so is found out when they are moved by compare and set.
 * @param named pairs that are about to be named: their aliases are asked for as well
 */
export async function loadGroups(
  sql: Sql,
  generation: number,
  subjects: readonly SubjectKey[],
  named: readonly Alias[] = [],
): Promise<Loaded> {
  const asked = [...new Set([...subjects, ...named.map(({ alias }) => alias)])];
  const standings = await standingsOf(sql, generation, asked);
  const people = asked.filter(subject => kindOf(subject) === 'person');
  const noted = people.length === 0 ? [] : await everLinked(sql, people);
  const isKnown = new Set(asked);
  const linked = [...new Set(noted.map(({ subject }) => subject))].filter(subject => !isKnown.has(subject));
  const others = linked.length === 0 ? [] : await standingsOf(sql, generation, linked);
  const all = [...asked, ...linked].sort();
  for (const subject of linked) isKnown.add(subject);
  const facts = await factsOf(sql, all);
  const told = pairsIn([...facts.values()].flat());
  // Linked between two reads, or facts of an older copy were put back alone: once more, with those whom they name.
  if (told.some(({ alias }) => !isKnown.has(alias)))
    return loadGroups(sql, generation, subjects, [...named, ...told]);
  const pairs = [...noted, ...told];
  return { groups: groupsOf(all, pairs), pairs, facts, standings: new Map([...standings, ...others]) };
}

/** The pairs in which any of these people are, or were ever: those that are about to be named among them. */
export async function linkedPairs(
  sql: Sql,
  subjects: readonly SubjectKey[],
  named: readonly Alias[],
): Promise<Alias[]> {
  const asked = [...new Set([...subjects, ...named.flatMap(({ subject, alias }) => [subject, alias])])];
  const people = asked.filter(subject => kindOf(subject) === 'person');
  return people.length === 0 ? [] : [...named, ...(await everLinked(sql, people))];
}

/**
 * Waits until nobody else folds any of these, and keeps others waiting until the transaction ends. Whoever did not wait would find
 * their standings moved, and have folded in vain.
 */
export async function holdLinked(sql: Sql, pairs: readonly Alias[]): Promise<void> {
  if (pairs.length > 0)
    await holdSubjects(sql, [...new Set(pairs.flatMap(({ subject, alias }) => [subject, alias]))]);
}

/** The subjects grouped by pairs, directly or through others; in order of their first. */
export function groupsOf(subjects: readonly SubjectKey[], pairs: readonly Alias[]): Group[] {
  const neighbours = new Map<SubjectKey, SubjectKey[]>();
  for (const { subject, alias } of pairs) {
    neighbours.set(subject, [...(neighbours.get(subject) ?? []), alias]);
    neighbours.set(alias, [...(neighbours.get(alias) ?? []), subject]);
  }
  const grouped = new Set<SubjectKey>();
  const groups: Group[] = [];
  for (const subject of subjects) {
    if (grouped.has(subject)) continue;
    if (!neighbours.has(subject)) {
      grouped.add(subject);
      groups.push([subject]);
      continue;
    }
    const group = new Set([subject]);
    for (const member of group) for (const next of neighbours.get(member) ?? []) group.add(next);
    for (const member of group) grouped.add(member);
    groups.push([...group].sort());
  }
  return groups;
}

/** The pairs of pseudonyms that facts name. */
export function pairsIn(facts: readonly StoredFact[]): Alias[] {
  const pairs: Alias[] = [];
  for (const { fact } of facts) {
    const alias = aliasIn(fact);
    if (alias !== undefined) pairs.push({ subject: fact.subject, alias });
  }
  return pairs;
}

export function foldGroup(group: Group, facts: Facts, reference: Reference): Outcome {
  const own = group.map(subject => [subject, (facts.get(subject) ?? []).map(({ fact }) => fact)] as const);
  return outcomeOf(new Map(own), reference);
}
