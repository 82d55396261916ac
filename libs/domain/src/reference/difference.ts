import { type OdsCode } from '../organisations/ods-code.js';
import { type Unnumbered } from './build.js';
import { type Reference } from './reference.js';
import { chainOf } from './whereabouts.js';

/** What differs between two epochs, as far as a subject can mention it. */
export interface ReferenceDifference {
  readonly organisations: ReadonlySet<OdsCode>;
  readonly sources: ReadonlySet<string>;
}

/**
 * The organisations whose meaning, place or coverage is another, directly or through what they come to mean, or that lie on another
 * circle, and the sources that succeed others than before.
 */
export function differenceOf(before: Unnumbered, after: Unnumbered): ReferenceDifference {
  const changed = new Set<OdsCode>([
    ...differing(before.placements, after.placements),
    ...differing(before.successions, after.successions),
    ...differing(before.feeds, after.feeds),
  ]);
  const touches = (reference: typeof before, code: OdsCode) =>
    reachedFrom(reference, code).some(
      meant =>
        changed.has(meant) ||
        (reference.placements.get(meant) ?? []).some(
          ({ icb }) =>
            icb !== undefined &&
            chainOf(reference, icb as string as OdsCode).some(merged => changed.has(merged)),
        ),
    );
  const organisations = new Set([...changed, ...differing(before.circles, after.circles)]);
  for (const reference of [before, after])
    for (const code of [...reference.placements.keys(), ...reference.successions.keys()])
      if (touches(reference, code)) organisations.add(code);
  return { organisations, sources: new Set(differing(before.predecessors, after.predecessors)) };
}

/** A code and all that it may come to mean, those of a split as well: a post that ends in the one may go on in the other. */
function reachedFrom(reference: Pick<Reference, 'successions'>, code: OdsCode): OdsCode[] {
  const reached = new Set([code]);
  for (const next of reached)
    for (const successor of reference.successions.get(next)?.successors ?? []) reached.add(successor);
  return [...reached];
}

/** The keys under which two maps hold different values. */
function differing<Key, Value>(a: ReadonlyMap<Key, Value>, b: ReadonlyMap<Key, Value>): Key[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter(key => text(a.get(key)) !== text(b.get(key)));
}

function text(value: unknown): string {
  return (
    JSON.stringify(value, (_, member: unknown) => (member instanceof Map ? [...member].sort() : member)) ?? ''
  );
}
