import { type Fact, supersededBy } from '../events/fact.js';
import { type Anomaly } from './anomaly.js';

/** The sources that a source succeeded, nearest first (`source.succeeded`). */
export type Predecessors = (source: string) => readonly string[];

export const noPredecessors: Predecessors = () => [];

export interface InForce {
  readonly facts: readonly Fact[];
  readonly anomalies: readonly Anomaly[];
}

/**
 * Which facts of one subject hold, whatever the order they came in.
 *
 * A fact is out of force when it is retracted, or when a fact that supersedes it, directly or through a chain, is not
 * itself retracted; all facts of a cycle are out. Retractions are final: nothing retracts or supersedes them.
 * With E1 ← E2 ← E3 (each supersedes the one before), retracting E3 restores E2, and retracting E2 alone changes nothing.
 *
 * A reference names an id of the fact's own source, else of a source that this one succeeded.
 */
export function inForce(facts: readonly Fact[], predecessors: Predecessors = noPredecessors): InForce {
  if (!facts.some(fact => fact.type === 'fact.retracted' || supersededBy(fact) !== undefined))
    return { facts, anomalies: [] };

  const anomalies: Anomaly[] = [];
  const report = (code: Anomaly['code'], fact: Fact) =>
    anomalies.push({ code, source: fact.source, id: fact.id });
  const find = finder(facts, predecessors);

  const retracted = new Set<Fact>();
  /** superseded fact → the facts that supersede it directly */
  const superseders = new Map<Fact, Fact[]>();
  for (const fact of facts) {
    const id = fact.type === 'fact.retracted' ? fact.data.retracts : supersededBy(fact);
    if (id === undefined) continue;
    const meant = find(fact, id);
    if (meant === undefined) report('target-never-seen', fact);
    else if (meant.type === 'fact.retracted') report('retraction-is-final', fact);
    else if (fact.type === 'fact.retracted') retracted.add(meant);
    else superseders.set(meant, [...(superseders.get(meant) ?? []), fact]);
  }

  const standing = facts.filter(fact => {
    if (fact.type === 'fact.retracted') return false;
    const above = supersededThrough(fact, superseders);
    if (above.has(fact)) {
      report('supersession-cycle', fact);
      return false;
    }
    if (retracted.has(fact)) return false;
    for (const later of above) if (!retracted.has(later)) return false;
    return true;
  });

  for (const rivals of superseders.values()) {
    const inForce = rivals.filter(rival => standing.includes(rival));
    if (inForce.length > 1) for (const rival of inForce) report('forked-supersession', rival);
  }
  return { facts: standing, anomalies };
}

function finder(facts: readonly Fact[], predecessors: Predecessors) {
  const byIdentity = new Map(facts.map(fact => [identity(fact.source, fact.id), fact]));
  return (from: Fact, id: string): Fact | undefined => {
    for (const source of [from.source, ...predecessors(from.source)]) {
      const found = byIdentity.get(identity(source, id));
      if (found) return found;
    }
    return undefined;
  };
}

/** Identities are compared as one text; ids and sources hold no U+0000. */
function identity(source: string, id: string): string {
  return `${source}\0${id}`;
}

/** Everything that supersedes a fact, directly or through a chain; the fact itself when it lies on a cycle. */
function supersededThrough(fact: Fact, superseders: ReadonlyMap<Fact, readonly Fact[]>): Set<Fact> {
  const reached = new Set<Fact>();
  const pending = [...(superseders.get(fact) ?? [])];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    pending.push(...(superseders.get(next) ?? []));
  }
  return reached;
}
