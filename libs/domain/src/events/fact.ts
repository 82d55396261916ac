import { type Day } from '../calendar/day.js';
import { type SubjectKey } from './definition.js';
import { type EventData, type EventType } from './table.js';

/**
 * An accepted event. Its identity is (subject, source, id); facts of one subject are its timeline.
 */
export type Fact<K extends EventType = EventType> = K extends EventType
  ? {
      readonly subject: SubjectKey;
      /** The system that says so, e.g. `urn:ods:R0A:esr`. */
      readonly source: string;
      readonly id: string;
      readonly type: K;
      /** When the source recorded it, as it wrote it (RFC 3339 with offset). */
      readonly time: string;
      readonly effectiveOn: Day | undefined;
      /** The delivery that it came in. */
      readonly batch?: string;
      readonly data: EventData<K>;
    }
  : never;

export function supersededBy(fact: Fact): string | undefined {
  return 'supersedes' in fact.data ? fact.data.supersedes : undefined;
}
