import { type MissingEvidence } from '@muster/jobs';
import { type ForecastGround } from '@muster/store';

/** What the pipeline model would have to be told, and is not. */
export function missingForPipeline({ people }: ForecastGround): readonly MissingEvidence[] {
  return people?.missing ?? [];
}
