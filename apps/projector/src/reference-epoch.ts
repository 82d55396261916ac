import {
  buildReference,
  NO_PLACE,
  type OdsCode,
  outcomeOf,
  type PlaceStory,
  type Reference,
  type ReferenceTables,
} from '@muster/domain';
import { factsOf, keepEpoch, type Sql, subjectsWithTypes } from '@muster/store';
import { type SubjectChange } from './subject-change.js';

const PLACE_TYPES = [
  'organisation.opened',
  'organisation.placed',
  'organisation.closed',
  'organisation.succeeded',
] as const;

/** Makes a new epoch of the reference when the batch changed what organisations' events say of their places. */
export async function newEpoch(
  sql: Sql,
  tables: ReferenceTables,
  changes: readonly SubjectChange[],
): Promise<void> {
  const moved = changes.filter(change => placeText(change.old.place) !== placeText(change.new.place));
  if (moved.length === 0) return;
  await ensureEpoch(sql, tables, `events of ${moved.map(({ subject }) => subject).join(', ')}`);
}

/**
 * The reference of data/ and of all organisations' events in the store, kept as the newest epoch if it is new.
 * The caller holds the head alone.
 */
export async function ensureEpoch(sql: Sql, tables: ReferenceTables, cause: string): Promise<number> {
  const subjects = await subjectsWithTypes(sql, PLACE_TYPES);
  const facts = await factsOf(sql, subjects);
  const stories = new Map<OdsCode, PlaceStory>();
  for (const [subject, stored] of facts) {
    const { place } = outcomeOf(
      subject,
      stored.map(({ fact }) => fact),
      NO_REFERENCE,
    );
    if (place) stories.set(subject.slice('organisation/'.length) as OdsCode, place);
  }
  return keepEpoch(sql, buildReference(tables, stories), cause);
}

/** What organisations say of their places does not depend on the reference that is made of it. */
const NO_REFERENCE: Reference = { epoch: 0, names: new Map(), placements: new Map(), successions: new Map() };

function placeText(place: PlaceStory | undefined): string {
  return JSON.stringify(place ?? NO_PLACE);
}
