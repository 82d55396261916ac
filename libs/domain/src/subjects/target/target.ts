import { type Day } from '../../calendar/day.js';
import { type Month } from '../../calendar/month.js';
import { type Contribution } from '../../cubes/cube.js';
import { type Fact, supersededBy } from '../../events/fact.js';
import { type Area, ENGLAND } from '../../organisations/area.js';
import { type Profession } from '../../professions.js';
import { type Anomaly } from '../../timeline/anomaly.js';
import { type Timeline } from '../../timeline/timeline.js';
import { anomalyContributions } from '../anomalies.js';
import { type BASES, type EVIDENCE, type TARGET_MEASURES } from './events.js';

export type TargetMeasure = (typeof TARGET_MEASURES)[number];
export type Basis = (typeof BASES)[number];
export type Evidence = (typeof EVIDENCE)[number];

/** What a target says: so many more of a profession, against the stock on a day, by another. */
export interface TargetDefinition {
  readonly profession: Profession;
  readonly measure: TargetMeasure;
  readonly basis: Basis;
  readonly amount: number;
  readonly baselineOn: Day;
  readonly vintage?: Month;
  readonly dueOn?: Day;
  readonly area: Area;
  readonly evidence: Evidence;
  readonly split?: readonly { readonly area: Area; readonly amount: number }[];
  readonly title?: string;
  readonly setBy?: string;
  readonly note?: string;
}

export interface TargetRevision extends TargetDefinition {
  /** The id of the event that made it: what the next revision is based on. */
  readonly revision: string;
  /** The revision that this one corrects: what was based on it is not stale. */
  readonly corrects?: string;
  readonly effectiveOn: Day;
  readonly recordedAt: string;
}

/** A target as it reads now, and every way it read before. */
export interface TargetCard {
  readonly id: string;
  readonly current: TargetRevision;
  /** Oldest first; the last is `current`. */
  readonly revisions: readonly TargetRevision[];
  /** The positions that were published, oldest first. */
  readonly publications: readonly Publication[];
}

/** A position that was published: what was known of `on` when it was recorded stays what was published. */
export interface Publication {
  readonly id: string;
  readonly on: Day;
  readonly recordedAt: string;
}

export interface TargetStory {
  readonly id: string;
  readonly revisions: readonly TargetRevision[];
  readonly publications: readonly Publication[];
  readonly anomalies: readonly Anomaly[];
}

/**
 * A target is set once and then revised. A revision of what is not set, a second setting, and a revision based on one that
 * is no longer current have no effect: each is an anomaly.
 */
export function foldTarget(timeline: Timeline): TargetStory {
  const revisions: TargetRevision[] = [];
  const publications: Publication[] = [];
  const anomalies = [...timeline.anomalies];
  for (const fact of timeline.facts) {
    if (fact.type === 'position.published')
      publications.push({ id: fact.id, on: fact.data.on as Day, recordedAt: fact.time });
    if (fact.type !== 'target.set' && fact.type !== 'target.revised') continue;
    const refused = refusal(fact, revisions);
    if (refused) anomalies.push({ code: refused, source: fact.source, id: fact.id });
    else revisions.push(revisionOf(fact));
  }
  return { id: timeline.subject.slice('target/'.length), revisions, publications, anomalies };
}

function refusal(
  fact: Fact<'target.set' | 'target.revised'>,
  before: readonly TargetRevision[],
): Anomaly['code'] | undefined {
  const current = before.at(-1);
  if (fact.type === 'target.set') return current === undefined ? undefined : 'second-set';
  if (current === undefined) return 'revision-before-set';
  const { basedOn } = fact.data;
  const known = basedOn === undefined || basedOn === current.revision || basedOn === current.corrects;
  return known ? undefined : 'stale-revision';
}

function revisionOf(fact: Fact<'target.set' | 'target.revised'>): TargetRevision {
  const { basedOn: _basedOn, supersedes: _supersedes, ...definition } = fact.data;
  const corrects = supersededBy(fact);
  return {
    ...(definition as object as TargetDefinition & { effectiveOn: Day }),
    revision: fact.id,
    ...(corrects === undefined ? {} : { corrects }),
    recordedAt: fact.time,
  };
}

export function targetCard(story: TargetStory): TargetCard | undefined {
  const current = story.revisions.at(-1);
  return current && { id: story.id, current, revisions: story.revisions, publications: story.publications };
}

export function targetContributions(story: TargetStory): Contribution[] {
  return anomalyContributions(story.anomalies, 'england', ENGLAND);
}
