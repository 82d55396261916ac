import {
  type Day,
  type Fault,
  kindOf,
  readEvent,
  type RejectionCode,
  type SubjectKey,
  topicOf,
} from '@muster/domain';
import { type EventLog, type LogPosition, type NewRecord } from '@muster/event-log';

/** What gateway says of one item. */
export type ItemOutcome =
  | { readonly outcome: 'accepted'; readonly position: LogPosition }
  /** The same fact stands already: no event was made. */
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'rejected'; readonly code: RejectionCode; readonly faults: readonly Fault[] };

/**
 * Checks CloudEvents and appends the good ones.
 * @returns one outcome an item, in order; `accepted` only once the log holds it durably
 */
export async function deliverEvents(
  log: EventLog,
  events: readonly unknown[],
  today: Day,
): Promise<ItemOutcome[]> {
  const records: { index: number; record: NewRecord }[] = [];
  const outcomes = events.map((json, index): ItemOutcome | undefined => {
    const reading = readEvent(json, today);
    if (!reading.ok) return { outcome: 'rejected', ...reading.rejection };
    records.push({ index, record: recordOf(reading.fact.subject, json) });
    return undefined;
  });
  const positions = await log.append(records.map(({ record }) => record));
  records.forEach(({ index }, nth) => (outcomes[index] = { outcome: 'accepted', position: positions[nth]! }));
  return outcomes as ItemOutcome[];
}

/** An event as the log takes it. */
export function recordOf(subject: SubjectKey, json: unknown): NewRecord {
  return { topic: topicOf(kindOf(subject)), key: subject, value: Buffer.from(JSON.stringify(json)) };
}
