import {
  canonicalJson,
  definitionOf,
  type Day,
  type Fault,
  kindOf,
  readEvent,
  type RejectionCode,
  type SubjectKey,
  topicOf,
  wireType,
  type EventType,
} from '@muster/domain';
import { type EventLog, type LogPosition, type NewRecord } from '@muster/event-log';
import { confirmRevisions, type Database, keyRevisions, noteRevisions } from '@muster/store';
import { createHash } from 'node:crypto';

/** What gateway says of one item. */
export type ItemOutcome =
  | { readonly outcome: 'accepted'; readonly position: LogPosition }
  /** The same fact stands already: no event was made. */
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'rejected'; readonly code: RejectionCode; readonly faults: readonly Fault[] };

/** A fact of a file that gives no ids: its business key names it. */
export interface Keyed {
  readonly type: EventType;
  readonly source: string;
  readonly subject: string;
  readonly time: string;
  readonly batch: string;
  readonly data: Readonly<Record<string, unknown>>;
}

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

interface Revision {
  readonly key: string;
  readonly eventId: string;
  readonly contentHash: string;
  readonly revision: number;
}

/**
 * Delivers facts without ids. New content under a key supersedes the old; an unchanged fact makes no event. The derived id
 * holds the key's revision number, so that A → B → A ends with A. A crash between the notes here and the log is mended by
 * delivering again: what is not confirmed is sent once more under the same id.
 * @param items at most one a business key
 */
export function deliverKeyed(
  log: EventLog,
  database: Database,
  items: readonly Keyed[],
  today: Day,
): Promise<ItemOutcome[]> {
  // One at a time: two that read the same revision would both make the next one of it.
  return database.transaction(async alone => {
    await alone.rows(`SELECT pg_advisory_xact_lock(${REVISIONS_LOCK})`);
    return deliverAlone(log, database, items, today);
  });
}

const REVISIONS_LOCK = 0x72657673;

async function deliverAlone(
  log: EventLog,
  database: Database,
  items: readonly Keyed[],
  today: Day,
): Promise<ItemOutcome[]> {
  const keys = items.map(keyOf);
  const known = await keyRevisions(database, keys);
  const noted: Revision[] = [];
  const toDeliver: { index: number; event: unknown }[] = [];
  const outcomes: (ItemOutcome | undefined)[] = items.map((item, index) => {
    const key = keys[index]!;
    const before = known.get(key);
    const contentHash = hash(canonicalJson(item.data));
    const same = before?.contentHash === contentHash;
    if (same && before.confirmed) return { outcome: 'unchanged' };
    const revision = same ? before.revision : (before?.revision ?? 0) + 1;
    const eventId = revisionId(key, revision);
    const supersedes = revision > 1 ? { supersedes: revisionId(key, revision - 1) } : {};
    const event = {
      specversion: '1.0',
      type: wireType(item.type),
      source: item.source,
      id: eventId,
      subject: item.subject,
      time: item.time,
      datacontenttype: 'application/json',
      batch: item.batch,
      data: { ...item.data, ...supersedes },
    };
    const reading = readEvent(event, today);
    if (!reading.ok) return { outcome: 'rejected', ...reading.rejection };
    noted.push({ key, eventId, contentHash, revision });
    toDeliver.push({ index, event });
    return undefined;
  });
  if (toDeliver.length > 0) {
    await noteRevisions(database, noted);
    const delivered = await deliverEvents(
      log,
      toDeliver.map(({ event }) => event),
      today,
    );
    toDeliver.forEach(({ index }, nth) => (outcomes[index] = delivered[nth]));
    await confirmRevisions(
      database,
      noted.map(({ eventId }) => eventId),
      noted.map(({ key }) => key),
    );
  }
  return outcomes as ItemOutcome[];
}

/** Digits are padded: should an earlier revision never reach the log, the later one still comes later in order of id. */
function revisionId(key: string, revision: number): string {
  return `${key.slice(0, 24)}-r${String(revision).padStart(6, '0')}`;
}

/** Source, subject, type and the fields that the event's definition names. */
export function keyOf(item: Keyed): string {
  const fields = definitionOf(item.type).businessKey.map(field => item.data[field] ?? null);
  return hash(canonicalJson([item.source, item.subject, item.type, ...fields]));
}

function recordOf(subject: SubjectKey, json: unknown): NewRecord {
  return { topic: topicOf(kindOf(subject)), key: subject, value: Buffer.from(JSON.stringify(json)) };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
