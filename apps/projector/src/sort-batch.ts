import { contentOf, type SubjectKey } from '@muster/domain';
import { type StoredFact } from '@muster/store';
import { type Decoded } from './decode.js';

export type Arrival = Extract<Decoded, { kind: 'fact' }>;
export type Unreadable = {
  readonly reason: string;
  readonly faults: Extract<Decoded, { kind: 'unreadable' }>['faults'];
} & Decoded;

export interface SortedBatch {
  /** New facts by subject, each in log order. */
  readonly arrivals: ReadonlyMap<SubjectKey, readonly Arrival[]>;
  readonly duplicates: readonly Arrival[];
  /** What is to be parked: broken events, and identities that came again with other content. */
  readonly unreadable: readonly Unreadable[];
}

/**
 * Tells new facts from duplicates and from reused identities. The identity is (subject, source, id); the first in log order
 * stands, in the store or earlier in the batch.
 */
export function sort(
  decoded: readonly Decoded[],
  known: ReadonlyMap<SubjectKey, readonly StoredFact[]>,
): SortedBatch {
  const seen = new Map<string, StoredFact>();
  for (const facts of known.values()) for (const stored of facts) seen.set(identityOf(stored), stored);

  const arrivals = new Map<SubjectKey, Arrival[]>();
  const duplicates: Arrival[] = [];
  const unreadable: Unreadable[] = [];
  for (const item of decoded) {
    if (item.kind === 'unreadable') {
      unreadable.push(item);
      continue;
    }
    const first = seen.get(identityOf(item.stored));
    if (first === undefined) {
      const { subject } = item.stored.fact;
      seen.set(identityOf(item.stored), item.stored);
      arrivals.set(subject, [...(arrivals.get(subject) ?? []), item]);
    } else if (contentOf(first.fact) === contentOf(item.stored.fact)) duplicates.push(item);
    else unreadable.push({ ...item, reason: 'identity-reused', faults: [reused(first, item)] });
  }
  return { arrivals, duplicates, unreadable };
}

function identityOf({ fact }: StoredFact): string {
  return `${fact.subject}\0${fact.source}\0${fact.id}`;
}

function reused(first: StoredFact, again: Arrival) {
  return {
    pointer: '/id',
    expected: `the same type, time and data as the event first taken under this id (${first.fact.type} of ${first.fact.time})`,
    got: `${again.stored.fact.type} of ${again.stored.fact.time} with other content`,
    remedy: 'send the correction under a new id, with data.supersedes naming this one',
  };
}
