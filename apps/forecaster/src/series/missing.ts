import { type MissingEvidence } from '@muster/jobs';
import { type ForecastGround } from '@muster/store';

/** What the pipeline model would have to be told, and is not. */
export function missingForPipeline({ evidence }: ForecastGround): readonly MissingEvidence[] {
  const training = {
    what: 'learners by cohort and organisation, with what came of them',
    remedy:
      'let universities and deaneries send learner.enrolled, learner.completed and the other events of training',
  };
  const people = {
    what: 'who is in post, for how long, by organisation',
    remedy: 'let the feeds of trusts send events about posts, and say what they cover',
  };
  return evidence.status === 'evidence' && evidence.kind === 'derived' ? [training] : [people, training];
}
