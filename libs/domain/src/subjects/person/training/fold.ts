import { type Fact } from '../../../events/fact.js';
import { type Anomaly } from '../../../timeline/anomaly.js';
import { type Enrolment } from './enrolment.js';
import { type LearnerFact, type Opened, Track } from './track.js';

/**
 * The enrolments of a person, in the order in which they were opened. A learner who is enrolled again after an end begins a new one,
 * which carries nothing over; one who comes back from an interruption does not.
 * @param facts in force and in order; other strands' are let be
 */
export function foldTraining(facts: readonly Fact[]): {
  enrolments: readonly Enrolment[];
  anomalies: readonly Anomaly[];
} {
  const anomalies: Anomaly[] = [];
  const note = (code: Anomaly['code'], { source, id }: Fact) => anomalies.push({ code, source, id });
  const ofLearners = facts.filter(isLearnerFact);
  const opened = [...byLearner(ofLearners)].flatMap(([learner, own]) => {
    const track = new Track(learner, note);
    for (const sameDay of byDay(own)) track.day(sameDay);
    return track.enrolments();
  });
  opened.sort((a, b) => ofLearners.indexOf(a.by) - ofLearners.indexOf(b.by));
  opened.forEach(({ by }, index) => {
    if (overlaps(opened, index)) note('overlapping-enrolment', by);
  });
  return { enrolments: opened.map(({ enrolment }) => enrolment), anomalies };
}

/** Whether an enrolment that was opened before still ran when this one was opened. */
function overlaps(opened: readonly Opened[], index: number): boolean {
  const { enrolledOn } = opened[index]!.enrolment;
  return opened
    .slice(0, index)
    .some(({ enrolment: { ended } }) => ended === undefined || ended.on > enrolledOn);
}

function isLearnerFact(fact: Fact): fact is LearnerFact {
  return fact.type.startsWith('learner.');
}

function byLearner(facts: readonly LearnerFact[]): Map<string, LearnerFact[]> {
  const learners = new Map<string, LearnerFact[]>();
  for (const fact of facts) {
    const own = learners.get(fact.data.learner);
    if (own) own.push(fact);
    else learners.set(fact.data.learner, [fact]);
  }
  return learners;
}

function byDay(facts: readonly LearnerFact[]): LearnerFact[][] {
  const days: LearnerFact[][] = [];
  for (const fact of facts) {
    const today = days.at(-1);
    if (today && today[0]!.effectiveOn === fact.effectiveOn) today.push(fact);
    else days.push([fact]);
  }
  return days;
}
