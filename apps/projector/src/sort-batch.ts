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
  const seen = new Seen(known);
  const arrivals = new Map<SubjectKey, Arrival[]>();
  const duplicates: Arrival[] = [];
  const unreadable: Unreadable[] = [];
  for (const item of decoded) {
    if (item.kind === 'unreadable') {
      unreadable.push(item);
      continue;
    }
    const first = seen.firstLike(item.stored);
    if (first === undefined) {
      const { subject } = item.stored.fact;
      const own = arrivals.get(subject);
      if (own) own.push(item);
      else arrivals.set(subject, [item]);
    } else if (contentOf(first.fact) === contentOf(item.stored.fact)) duplicates.push(item);
    else unreadable.push({ ...item, reason: 'identity-reused', faults: [reused(first, item)] });
  }
  return { arrivals, duplicates, unreadable };
}

/** Facts by identity. Ids of different sources may be alike, but seldom are. */
class Seen {
  private readonly subjects = new Map<SubjectKey, Map<string, StoredFact[]>>();

  constructor(private readonly known: ReadonlyMap<SubjectKey, readonly StoredFact[]>) {}

  /** @returns the fact that has this one's identity; where there is none, this one has it from now on, and undefined is returned */
  firstLike(stored: StoredFact): StoredFact | undefined {
    const { subject, source, id } = stored.fact;
    let ids = this.subjects.get(subject);
    if (ids === undefined) {
      this.subjects.set(subject, (ids = new Map<string, StoredFact[]>()));
      for (const fact of this.known.get(subject) ?? []) add(ids, fact);
    }
    const first = ids.get(id)?.find(({ fact }) => fact.source === source);
    if (first === undefined) add(ids, stored);
    return first;
  }
}

function add(ids: Map<string, StoredFact[]>, stored: StoredFact): void {
  const alike = ids.get(stored.fact.id);
  if (alike) alike.push(stored);
  else ids.set(stored.fact.id, [stored]);
}

function reused(first: StoredFact, again: Arrival) {
  return {
    pointer: '/id',
    expected: `the same type, time and data as the event first taken under this id (${first.fact.type} of ${first.fact.time})`,
    got: `${again.stored.fact.type} of ${again.stored.fact.time} with other content`,
    remedy: 'send the correction under a new id, with data.supersedes naming this one',
  };
}
