import { type Day } from '../calendar/day.js';
import { type Fact, supersededBy } from '../events/fact.js';
import { type Anomaly } from '../timeline/anomaly.js';

/** What tells a revision of a target or scenario, beside what it says. */
export interface Revised {
  /** The id of the event that made it: what the next revision is based on. */
  readonly revision: string;
  /** The revision that this one corrects: what was based on it is not stale. */
  readonly corrects?: string;
  readonly effectiveOn: Day;
  readonly recordedAt: string;
}

/** An event that says all of a target or scenario: the first time, or anew. */
type Saying = Fact & { readonly data: { readonly basedOn?: string; readonly supersedes?: unknown } };

/**
 * Something is set once and then revised. A revision of what is not set, a second setting, and a revision based on one that is no longer
 * current have no effect.
 * @returns why an event has none
 */
export function refusalOf(
  { data: { basedOn } }: Saying,
  isFirst: boolean,
  current: Revised | undefined,
): Anomaly['code'] | undefined {
  if (isFirst) return current === undefined ? undefined : 'second-set';
  if (current === undefined) return 'revision-before-set';
  const known = basedOn === undefined || basedOn === current.revision || basedOn === current.corrects;
  return known ? undefined : 'stale-revision';
}

/** The revision that an event makes. */
export function revisionOf<Definition>(fact: Saying): Definition & Revised {
  const { basedOn: _basedOn, supersedes: _supersedes, ...definition } = fact.data;
  const corrects = supersededBy(fact);
  return {
    ...(definition as unknown as Definition & { effectiveOn: Day }),
    revision: fact.id,
    ...(corrects === undefined ? {} : { corrects }),
    recordedAt: fact.time,
  };
}

/** What a revision says. */
export function whatItSays<Revision extends Revised>(revision: Revision): Omit<Revision, keyof Revised> {
  const {
    revision: _revision,
    corrects: _corrects,
    effectiveOn: _on,
    recordedAt: _at,
    ...definition
  } = revision;
  return definition;
}
