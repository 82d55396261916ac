import { type SubjectKey } from '../events/definition.js';
import { type Fact } from '../events/fact.js';
import { type Reference } from '../reference/reference.js';
import { type Anomaly } from '../timeline/anomaly.js';
import { inForce } from '../timeline/in-force.js';
import { timelineOf } from '../timeline/timeline.js';
import { foldOrganisation, organisationAnomalies } from './organisation/organisation.js';
import { peopleAnomalies } from './person/person.js';
import { foldScenario } from './scenario/scenario.js';
import { kindOf } from './subject.js';
import { foldTarget } from './target/target.js';

/** What became of a subject's events, one by one: for whoever sent them. */
export interface WhatHolds {
  /** Events that do not count, and why; a retraction does its work and is not among them. */
  readonly outOfForce: ReadonlyMap<Fact, 'superseded' | 'retracted'>;
  readonly anomalies: readonly Anomaly[];
}

/** @param facts of one subject, or of all pseudonyms that are folded together */
export function whatHolds(facts: ReadonlyMap<SubjectKey, readonly Fact[]>, reference: Reference): WhatHolds {
  const predecessors = (source: string) => reference.predecessors.get(source) ?? [];
  const outOfForce = new Map<Fact, 'superseded' | 'retracted'>();
  for (const own of facts.values()) {
    const held = new Set(inForce(own, predecessors).facts);
    for (const fact of own)
      if (fact.type !== 'fact.retracted' && !held.has(fact))
        outOfForce.set(fact, isRetracted(fact, own, predecessors) ? 'retracted' : 'superseded');
  }
  return { outOfForce, anomalies: anomaliesOf(facts, reference, predecessors) };
}

function isRetracted(
  { source, id }: Fact,
  own: readonly Fact[],
  predecessors: (source: string) => readonly string[],
): boolean {
  return own.some(
    fact =>
      fact.type === 'fact.retracted' &&
      fact.data.retracts === id &&
      [fact.source, ...predecessors(fact.source)].includes(source),
  );
}

function anomaliesOf(
  facts: ReadonlyMap<SubjectKey, readonly Fact[]>,
  reference: Reference,
  predecessors: (source: string) => readonly string[],
): readonly Anomaly[] {
  const [first] = facts.keys();
  if (first === undefined) return [];
  const kind = kindOf(first);
  if (kind === 'person') return peopleAnomalies(facts, reference);
  const timeline = timelineOf(first, facts.get(first)!, predecessors);
  if (kind === 'organisation') return organisationAnomalies(foldOrganisation(timeline), reference);
  if (kind === 'target') return foldTarget(timeline).anomalies;
  if (kind === 'scenario') return foldScenario(timeline).anomalies;
  return timeline.anomalies;
}
