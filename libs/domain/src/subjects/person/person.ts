import { dayFromNumber } from '../../calendar/day.js';
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
import { clustersOf } from './links.js';
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
      parts.push({ owner: subject, contributions: anomalyContributions(held.anomalies, 'england', ENGLAND) });
  }
  for (const cluster of clustersOf(standing)) {
    const owner = cluster.find(subject => (facts.get(subject) ?? []).length > 0);
    if (owner === undefined) continue;
    const timeline = inOrder(cluster.flatMap(subject => standing.get(subject) ?? []));
    parts.push({ owner, contributions: personContributions(timeline, reference) });
  }
  return parts;
}

/** @param facts one person's, in force and in order */
function personContributions(facts: readonly Fact[], reference: Reference): Contribution[] {
  const { spells, anomalies } = spellsOf(facts.filter(isPostFact));
  const career = new Career(staysOf(spells, reference), reference);
  const contributions: Contribution[] = [];
  for (const { level, area, profession, day, stock, flows } of changesOf(career)) {
    const at = { level, area, profession, day: dayFromNumber(day) };
    if (Object.values(stock).some(value => value !== 0))
      contributions.push({
        cube: 'stock',
        at,
        add: {
          headcount: stock.headcount,
          fte: stock.fte,
          unknown_fte: stock.unknownFte,
          on_leave: stock.onLeave,
          on_leave_fte: stock.onLeaveFte,
          stayed: stock.stayed,
        },
      });
    for (const { kind, headcount, fte } of flows)
      contributions.push({ cube: 'flow', at: { ...at, kind }, add: { headcount, fte } });
  }
  const codes = codeAnomalies(facts.filter(isPostFact), reference);
  const odd = [...anomalies, ...codes, ...foldTraining(facts).anomalies];
  return [
    ...contributions,
    ...anomalyContributions(odd, 'england', ENGLAND),
    ...codes.flatMap(code => belowEngland(code, reference)),
  ];
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

function isPostFact(fact: Fact): fact is PostFact {
  return fact.type === 'post.started' || fact.type === 'post.changed' || fact.type === 'post.ended';
}
