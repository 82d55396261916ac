import { type Day } from '../../../calendar/day.js';
import { type Fact } from '../../../events/fact.js';

/** The first day on which a person took part in each session, by session. */
export type Attendances = ReadonlyMap<string, Day>;

/** @param facts in force and in order; other strands' are let be */
export function foldAttendances(facts: readonly Fact[]): Attendances {
  const attendances = new Map<string, Day>();
  for (const fact of facts)
    if (fact.type === 'outreach.attended' && !attendances.has(fact.data.session))
      attendances.set(fact.data.session, fact.data.effectiveOn as Day);
  return attendances;
}
