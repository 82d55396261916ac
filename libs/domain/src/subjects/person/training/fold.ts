import { type Day } from '../../../calendar/day.js';
import { type Fact } from '../../../events/fact.js';
import { type Anomaly } from '../../../timeline/anomaly.js';

/** One enrolment, from its first day to how it ended, as far as is known. */
export interface Enrolment {
  readonly learner: string;
  readonly programme: string;
  readonly enrolledOn: Day;
  readonly withdrewOn: Day | undefined;
  readonly completedOn: Day | undefined;
}

/**
 * The enrolments of a person.
 * @param facts in force and in order; other strands' are let be
 */
export function foldTraining(facts: readonly Fact[]): {
  enrolments: readonly Enrolment[];
  anomalies: readonly Anomaly[];
} {
  const enrolments = new Map<string, Enrolment>();
  const anomalies: Anomaly[] = [];
  for (const fact of facts) {
    if (fact.type === 'learner.enrolled') {
      const { learner, programme } = fact.data;
      const running = [...enrolments.values()].some(isRunning);
      if (running) anomalies.push({ code: 'overlapping-enrolment', source: fact.source, id: fact.id });
      const enrolledOn = fact.data.effectiveOn as Day;
      if (!enrolments.has(learner))
        enrolments.set(learner, {
          learner,
          programme,
          enrolledOn,
          withdrewOn: undefined,
          completedOn: undefined,
        });
    } else if (fact.type === 'learner.withdrew' || fact.type === 'learner.completed') {
      const enrolment = enrolments.get(fact.data.learner);
      if (enrolment === undefined || !isRunning(enrolment)) {
        const code = enrolment === undefined ? 'end-before-start' : 'second-end';
        anomalies.push({ code, source: fact.source, id: fact.id });
        continue;
      }
      const on = fact.data.effectiveOn as Day;
      const ended = fact.type === 'learner.withdrew' ? { withdrewOn: on } : { completedOn: on };
      enrolments.set(fact.data.learner, { ...enrolment, ...ended });
    }
  }
  return { enrolments: [...enrolments.values()], anomalies };
}

function isRunning({ withdrewOn, completedOn }: Enrolment): boolean {
  return withdrewOn === undefined && completedOn === undefined;
}
