import { type SubjectKey } from '@muster/domain';
import { anybodyErased, blankRecords, ERASED_KEY, erasedAmong, type Sql } from '@muster/store';
import { type Decoded } from '../decode.js';

/**
 * Sets aside whatever names a person who was erased, whoever sends it and wherever in it the pseudonym stands, and blanks the record in
 * the PostgreSQL log. What is set aside keeps its place in the log and its source, and says nothing of the person.
 * To be asked while the head is held: an erasure holds it alone.
 */
export async function withoutErased(decoded: readonly Decoded[], sql: Sql): Promise<readonly Decoded[]> {
  if (!(await anybodyErased(sql))) return decoded;
  const named = decoded.map(item => subjectsNamedIn(textOf(item)));
  const erased = await erasedAmong(sql, [...new Set(named.flat())]);
  if (erased.size === 0) return decoded;
  const isNaming = decoded.map((_, index) => named[index]!.some(subject => erased.has(subject)));
  const records = decoded
    .filter((_, index) => isNaming[index])
    .map(({ of: { topic, identity, partition }, record }) => ({
      topic,
      identity,
      partition,
      offset: record.offset,
    }));
  await blankRecords(sql, [...erased], records);
  return decoded.map((item, index) => (isNaming[index] ? setAside(item, erased) : item));
}

function setAside(item: Decoded, erased: ReadonlySet<SubjectKey>): Decoded {
  const source = item.kind === 'fact' ? item.stored.fact.source : item.claimed.source;
  const isDiscreet = source !== undefined && !subjectsNamedIn(source).some(subject => erased.has(subject));
  return {
    kind: 'unreadable',
    of: item.of,
    reason: 'erased',
    faults: [],
    record: { ...item.record, key: ERASED_KEY, value: new Uint8Array() },
    claimed: isDiscreet ? { source } : {},
  };
}

const PSEUDONYM = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])|(?<=person\/)[0-9a-f]{32}/gi;
const ESCAPED = /\\u00([0-9a-f]{2})/gi;

/** Every text that a pseudonym may look like, as the person's subject. */
function subjectsNamedIn(text: string): SubjectKey[] {
  return (text.match(PSEUDONYM) ?? []).map(found => `person/${found.toLowerCase()}` as SubjectKey);
}

/** A record as text, key first; JSON may write any letter as an escape. */
function textOf({ record }: Decoded): string {
  const text = `${record.key} ${Buffer.from(record.value).toString('latin1')}`;
  return text.includes('\\u')
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
}
