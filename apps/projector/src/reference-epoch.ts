import {
  buildReference,
  differenceOf,
  type FeedStory,
  kindOf,
  NO_CODES,
  noReference,
  type OdsCode,
  type PlaceStory,
  predecessorsOf,
  type Reference,
  type ReferenceStories,
  type ReferenceTables,
  type Saying,
  type SourceStory,
  type SubjectKey,
} from '@muster/domain';
import {
  factsOf,
  keepEpoch,
  queueRefolds,
  readEpoch,
  readHead,
  type Sql,
  type StoredFact,
  setAside,
  type SetAside,
  subjectsOfReference,
} from '@muster/store';
import { type FoldFailed, foldOrFail } from './fold-failed.js';

/**
 * The reference of data/ and of all events in the store, kept as the newest epoch if it is new; the subjects that it concerns
 * are queued to be folded again. Subjects that cannot be folded say nothing, and are set aside. The caller holds the head alone.
 * @param cause why it may have changed, for operators
 */
export async function ensureEpoch(sql: Sql, tables: ReferenceTables, cause: string): Promise<number> {
  const { failed, ...stories } = await storiesOf(sql);
  const reference = buildReference(tables, stories);
  const before = await readHead(sql);
  const epoch = await keepEpoch(sql, reference, cause);
  if (before.generation)
    for (const aside of failed) await setAside(sql, before.generation.number, epoch, aside);
  if (epoch === before.epoch || before.epoch === 0 || before.generation === undefined) return epoch;
  const old = await readEpoch(sql, before.epoch, NO_CODES);
  const difference = differenceOf(old, reference);
  for (const generation of [before.generation.number, ...before.building])
    await queueRefolds(sql, generation, epoch, difference);
  return epoch;
}

/**
 * What events say of the reference; it does not depend on the reference that is made of it.
 * @param counts which facts are counted: all, or those known by a moment
 */
export async function storiesOf(
  sql: Sql,
  counts: (stored: StoredFact) => boolean = () => true,
): Promise<ReferenceStories & { readonly failed: readonly SetAside[] }> {
  const facts = await factsOf(sql, await subjectsOfReference(sql));
  const failed = new Map<SubjectKey, SetAside>();
  const places = new Map<OdsCode, PlaceStory>();
  const feeds = new Map<OdsCode, FeedStory>();
  const sources = new Map<string, SourceStory>();
  const sayings = (reference: Reference) =>
    [...facts].flatMap(([subject, stored]) => {
      if (kindOf(subject) === 'person') return [];
      const own = new Map([[subject, stored.filter(counts)]]);
      try {
        const { says } = foldOrFail([subject], own, reference);
        return says ? [{ key: subject.slice(subject.indexOf('/') + 1), says }] : [];
      } catch (error) {
        failed.set(subject, { subjects: [subject], fault: (error as FoldFailed).fault });
        return [];
      }
    });
  // Sources first: one that succeeded another may correct what that one said of places and feeds.
  const alone = noReference(NO_CODES.professions);
  for (const { key, says } of sayings(alone)) if (says.kind === 'source') sources.set(key, says.story);
  for (const { key, says } of sayings({ ...alone, predecessors: predecessorsOf(sources) }))
    if (says.kind === 'place') places.set(key as OdsCode, says.story);
    else if (says.kind === 'feed') feeds.set(key as OdsCode, says.story);
  return { places, feeds, sources, failed: [...failed.values()] };
}

/** Whether two sayings of one subject differ. */
export function saysOtherwise(before: Saying | undefined, after: Saying | undefined): boolean {
  return textOf(before) !== textOf(after);
}

function textOf(saying: Saying | undefined): string {
  return JSON.stringify(saying?.story ?? null, (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );
}
