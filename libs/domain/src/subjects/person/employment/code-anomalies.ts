import { type Day, dayNumber } from '../../../calendar/day.js';
import { type OdsCode } from '../../../organisations/ods-code.js';
import { professionOf } from '../../../reference/professions.js';
import { meaningOf, type Reference } from '../../../reference/reference.js';
import { type Anomaly, type AnomalyCode } from '../../../timeline/anomaly.js';
import { type PostFact } from './posts.js';

/** An anomaly of a post, and where it was: undefined while nobody said. */
export interface PostAnomaly extends Anomaly {
  readonly organisation: OdsCode | undefined;
  readonly on: Day;
}

/**
 * Codes that the tables do not know, or that contradict each other, and organisations that the reference does not place.
 * @param facts of one person, in order
 */
export function codeAnomalies(facts: readonly PostFact[], reference: Reference): PostAnomaly[] {
  const where = new Map<string, OdsCode>();
  return facts.flatMap(fact => {
    if (fact.type === 'post.ended') return [];
    const { source, id, data } = fact;
    const on = fact.effectiveOn!;
    if (data.organisation !== undefined) where.set(data.post, data.organisation as OdsCode);
    const found: PostAnomaly[] = [];
    const note = (code: AnomalyCode) =>
      found.push({ code, source, id, organisation: where.get(data.post), on });
    if (data.occupation !== undefined) {
      const { occupation, jobRole, grade, specialty } = data;
      const { anomaly } = professionOf(
        reference.professions,
        { occupation, jobRole, grade, specialty },
        dayNumber(on),
      );
      if (anomaly) note(anomaly);
    }
    if (data.organisation !== undefined) {
      const meant = meaningOf(reference, data.organisation as OdsCode, on);
      if (!reference.placements.has(meant)) note('unknown-organisation');
    }
    return found;
  });
}
