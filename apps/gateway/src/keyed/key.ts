import { canonicalJson, definitionOf, type EventType, type SubjectKey } from '@muster/domain';
import { createHash } from 'node:crypto';

/** A fact of a file that gives no ids: its business key names it. */
export interface Keyed {
  readonly type: EventType;
  readonly source: string;
  readonly subject: string;
  readonly time: string;
  readonly batch: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** For whom it was said, where a file or snapshot is an organisation's: `replaces` may be confined to it. */
  readonly organisation?: string;
}

/** Which kind of delivery keyed facts come by. None takes back what another said. */
export type KeyedDoor = 'csv' | 'mapped' | 'snapshot';

/** Source, subject, type and the fields that the event's definition names. */
export function keyOf(item: Pick<Keyed, 'type' | 'source' | 'subject' | 'data'>): string {
  const fields = definitionOf(item.type).businessKey.map(field => item.data[field] ?? null);
  return hash(canonicalJson([item.source, item.subject, item.type, ...fields]));
}

/** What makes two facts under one key the same. */
export function contentHashOf({ data }: Pick<Keyed, 'data'>): string {
  return hash(canonicalJson(data));
}

/** Digits are padded: should an earlier revision never reach the log, the later one still comes later in order of id. */
export function revisionId(key: string, revision: number): string {
  return `${key.slice(0, 24)}-r${String(revision).padStart(6, '0')}`;
}

/** A revision is retracted once, by one event. */
export function retractionId(key: string, revision: number): string {
  return `${revisionId(key, revision)}-retracted`;
}

/** What a fact is found by again: the organisation it is said for, the post or enrolment it is about, its day. */
export function scopeOf(item: Keyed): {
  organisation: string | null;
  item: string | null;
  on: string | null;
} {
  const { post, learner, organisation } = item.data;
  const [kind, code] = item.subject.split('/') as [SubjectKey, string | undefined];
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    organisation:
      item.organisation ??
      text(organisation) ??
      ((kind as string) === 'organisation' ? (code ?? null) : null),
    item: text(post) ?? text(learner) ?? null,
    on: definitionOf(item.type).effectiveOn(item.data) ?? null,
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
