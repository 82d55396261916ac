import { type Day, type Fact, type Fault, readEvent, type Rejection, shown } from '@muster/domain';
import { type Batch, type LogRecord } from '@muster/event-log';
import { type StoredFact } from '@muster/store';

/** The partition of a log that a record is of. */
export type Origin = Pick<Batch, 'topic' | 'partition' | 'identity'>;

interface Read {
  readonly record: LogRecord;
  readonly of: Origin;
}

/** A record of the log, read: a fact to take in, or what is wrong with it. */
export type Decoded = Read &
  (
    | { readonly kind: 'fact'; readonly stored: StoredFact }
    | {
        readonly kind: 'unreadable';
        readonly reason: Rejection['code'];
        readonly faults: readonly Fault[];
        readonly claimed: { readonly subject?: string; readonly source?: string; readonly id?: string };
      }
  );

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a record as it was when the log took it: the day that bounds how far ahead dates may lie is the record's, so
 * a replay reads what the first reading read.
 */
export function decode(record: LogRecord, of: Origin): Decoded {
  if (record.value.length === 0)
    return { kind: 'unreadable', reason: 'erased', faults: [], record, of, claimed: {} };
  let json: unknown;
  try {
    json = JSON.parse(utf8.decode(record.value));
  } catch (error) {
    const fault: Fault = { pointer: '', expected: 'JSON in UTF-8', got: shown((error as Error).message) };
    return { kind: 'unreadable', reason: 'malformed-json', faults: [fault], record, of, claimed: {} };
  }
  const reading = readEvent(json, record.appendedAt.toISOString().slice(0, 10) as Day);
  if (!reading.ok)
    return {
      kind: 'unreadable',
      reason: reading.rejection.code,
      faults: reading.rejection.faults,
      record,
      of,
      claimed: claimedIdentity(json),
    };
  return { kind: 'fact', record, of, stored: stored(reading.fact, record, of.partition) };
}

function stored(fact: Fact, record: LogRecord, slot: number): StoredFact {
  return { fact, slot, offset: record.offset, knownAt: record.appendedAt };
}

/** What a broken event says it is, as far as that can be stored: for operators to find it by. */
function claimedIdentity(json: unknown): { subject?: string; source?: string; id?: string } {
  if (typeof json !== 'object' || json === null) return {};
  const { subject, source, id } = json as Record<string, unknown>;
  const text = (value: unknown) =>
    typeof value === 'string' && value.length <= 200 && value.isWellFormed() && !value.includes('\0')
      ? value
      : undefined;
  const [ofSubject, ofSource, ofId] = [text(subject), text(source), text(id)];
  return {
    ...(ofSubject === undefined ? {} : { subject: ofSubject }),
    ...(ofSource === undefined ? {} : { source: ofSource }),
    ...(ofId === undefined ? {} : { id: ofId }),
  };
}
