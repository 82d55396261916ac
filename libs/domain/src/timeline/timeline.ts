import { type SubjectKey } from '../events/definition.js';
import { type Fact } from '../events/fact.js';
import { type Anomaly } from './anomaly.js';
import { inForce, type Predecessors } from './in-force.js';
import { inOrder } from './order.js';

/** The facts of one subject that hold, in the order in which they are folded, and what was odd about the rest. */
export interface Timeline {
  readonly subject: SubjectKey;
  readonly facts: readonly Fact[];
  readonly anomalies: readonly Anomaly[];
}

/** @param facts all accepted facts of the subject, each identity once, in any order */
export function timelineOf(
  subject: SubjectKey,
  facts: readonly Fact[],
  predecessors?: Predecessors,
): Timeline {
  const standing = inForce(facts, predecessors);
  return { subject, facts: inOrder(standing.facts), anomalies: standing.anomalies };
}
