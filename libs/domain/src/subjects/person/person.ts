import { type Day } from '../../calendar/day.js';
import { type Contribution } from '../../cubes/cube.js';
import { type SubjectKey } from '../../events/definition.js';
import { type Fact } from '../../events/fact.js';
import { ENGLAND } from '../../organisations/area.js';
import { areasOf, type Reference } from '../../reference/reference.js';
import { type Anomaly } from '../../timeline/anomaly.js';
import { inForce } from '../../timeline/in-force.js';
import { inOrder } from '../../timeline/order.js';
import { anomalyContributions } from '../anomalies.js';
import { type Part } from '../part.js';
import { Career } from './employment/career.js';
import { codeAnomalies, type PostAnomaly } from './employment/code-anomalies.js';
import { changesOf } from './employment/flows.js';
import { type PostFact, spellsOf } from './employment/posts.js';
import { staysOf } from './employment/stays.js';
import { tenureOf } from './employment/tenure.js';
import { entrantContributions } from './entrant.js';
import { type Cluster, clustersOf } from './links.js';
import { journeysOf } from './journeys.js';
import { cohortContributions } from './training/contributions.js';
import { exposureContributions } from './training/exposure.js';
import { foldTraining } from './training/fold.js';

/**
 * What linked pseudonyms contribute, each person once. Corrections are looked up within each subject as sent; then the facts
 * of a person's pseudonyms are one timeline.
 * @param facts by subject, all pseudonyms that any of them was ever linked with
 */
export function peopleParts(facts: ReadonlyMap<SubjectKey, readonly Fact[]>, reference: Reference): Part[] {
  const standing = new Map<SubjectKey, readonly Fact[]>();
  const parts: Part[] = [];
  for (const [subject, own] of facts) {
    const held = inForce(own, source => reference.predecessors.get(source) ?? []);
    standing.set(subject, held.facts);
    if (held.anomalies.length > 0)
      parts.push({
        owner: subject,
        changes: [],
        spread: [],
        contributions: anomalyContributions(held.anomalies, 'england', ENGLAND),
      });
  }
  for (const cluster of clustersOf(standing)) {
    const owner = cluster.find(subject => (facts.get(subject) ?? []).length > 0);
    if (owner === undefined) continue;
    const timeline = inOrder(cluster.flatMap(subject => standing.get(subject) ?? []));
    parts.push(personPart(owner, cluster, timeline, reference));
  }
  return parts;
}

/** @param facts one person's, in force and in order */
function personPart(
  owner: SubjectKey,
  pseudonyms: Cluster,
  facts: readonly Fact[],
  reference: Reference,
): Part {
  const posts = facts.filter(isPostFact);
  const { spells, anomalies } = spellsOf(posts);
  const codes = codeAnomalies(posts, reference);
  const training = foldTraining(facts);
  const odd = [...anomalies, ...codes, ...training.anomalies];
  const career = new Career(staysOf(spells, reference), reference);
  const journeys = journeysOf(training.enrolments, career, registrationsIn(facts));
  const entrant = entrantContributions(pseudonyms, facts, journeys, reference);
  const changes = changesOf(career);
  return {
    owner,
    changes,
    contributions: [
      ...anomalyContributions(odd, 'england', ENGLAND),
      ...codes.flatMap(code => belowEngland(code, reference)),
      ...entrant.contributions,
    ],
    spread: [
      ...journeys.flatMap(journey => cohortContributions(journey, reference)),
      ...training.enrolments.flatMap(enrolment => exposureContributions(enrolment, reference)),
      ...entrant.spread,
      ...tenureOf(changes, reference),
    ],
  };
}

/** England counts all, wherever they are; each area below it those that are known to be there. */
function belowEngland(anomaly: PostAnomaly, reference: Reference): Contribution[] {
  const { organisation, on } = anomaly;
  if (organisation === undefined) return [];
  const areas = areasOf(reference, organisation, on);
  return (['organisation', 'icb', 'region'] as const).flatMap(level => {
    const area = areas[level];
    return area === undefined ? [] : anomalyContributions([anomaly], level, area);
  });
}

/** What is odd about linked pseudonyms' timelines, event by event: what `peopleParts` counts. */
export function peopleAnomalies(
  facts: ReadonlyMap<SubjectKey, readonly Fact[]>,
  reference: Reference,
): Anomaly[] {
  const standing = new Map<SubjectKey, readonly Fact[]>();
  const anomalies: Anomaly[] = [];
  for (const [subject, own] of facts) {
    const held = inForce(own, source => reference.predecessors.get(source) ?? []);
    standing.set(subject, held.facts);
    anomalies.push(...held.anomalies);
  }
  for (const cluster of clustersOf(standing)) {
    const timeline = inOrder(cluster.flatMap(subject => standing.get(subject) ?? []));
    anomalies.push(
      ...spellsOf(timeline.filter(isPostFact)).anomalies,
      ...otherAnomalies(timeline, reference),
    );
  }
  return anomalies;
}

function otherAnomalies(facts: readonly Fact[], reference: Reference): Anomaly[] {
  return [...codeAnomalies(facts.filter(isPostFact), reference), ...foldTraining(facts).anomalies];
}

function registrationsIn(facts: readonly Fact[]): Day[] {
  return facts.flatMap(({ type, effectiveOn }) => (type === 'person.registered' ? [effectiveOn!] : []));
}

function isPostFact(fact: Fact): fact is PostFact {
  return fact.type === 'post.started' || fact.type === 'post.changed' || fact.type === 'post.ended';
}
