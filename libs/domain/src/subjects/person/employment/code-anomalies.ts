import { dayNumber } from '../../../calendar/day.js';
import { type OdsCode } from '../../../organisations/ods-code.js';
import { professionOf } from '../../../reference/professions.js';
import { meaningOf, type Reference } from '../../../reference/reference.js';
import { type Anomaly } from '../../../timeline/anomaly.js';
import { type PostFact } from './posts.js';

/** Codes that the tables do not know, or that contradict each other, and organisations that the reference does not place. */
export function codeAnomalies(facts: readonly PostFact[], reference: Reference): Anomaly[] {
  return facts.flatMap(fact => {
    if (fact.type === 'post.ended') return [];
    const { source, id, data } = fact;
    const found: Anomaly[] = [];
    if (data.occupation !== undefined) {
      const { occupation, jobRole, grade, specialty } = data;
      const { anomaly } = professionOf(
        reference.professions,
        { occupation, jobRole, grade, specialty },
        dayNumber(fact.effectiveOn!),
      );
      if (anomaly) found.push({ code: anomaly, source, id });
    }
    if (data.organisation !== undefined) {
      const meant = meaningOf(reference, data.organisation as OdsCode, fact.effectiveOn!);
      if (!reference.placements.has(meant)) found.push({ code: 'unknown-organisation', source, id });
    }
    return found;
  });
}
