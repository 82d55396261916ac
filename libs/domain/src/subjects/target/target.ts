import { type Day } from '../../calendar/day.js';
import { type Month } from '../../calendar/month.js';
import { type Contribution } from '../../cubes/cube.js';
import { type Area, ENGLAND } from '../../organisations/area.js';
import { type Profession } from '../../professions.js';
import { type Anomaly } from '../../timeline/anomaly.js';
import { type Timeline } from '../../timeline/timeline.js';
import { anomalyContributions } from '../anomalies.js';
import { refusalOf, type Revised, revisionOf } from '../revised.js';
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

export type TargetRevision = TargetDefinition & Revised;

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

/** What has no effect (`refusalOf`) is an anomaly. */
export function foldTarget(timeline: Timeline): TargetStory {
  const revisions: TargetRevision[] = [];
  const publications: Publication[] = [];
  const anomalies = [...timeline.anomalies];
  for (const fact of timeline.facts) {
    if (fact.type === 'position.published')
      publications.push({ id: fact.id, on: fact.data.on as Day, recordedAt: fact.time });
    if (fact.type !== 'target.set' && fact.type !== 'target.revised') continue;
    const refused = refusalOf(fact, fact.type === 'target.set', revisions.at(-1));
    if (refused) anomalies.push({ code: refused, source: fact.source, id: fact.id });
    else revisions.push(revisionOf<TargetDefinition>(fact));
  }
  return { id: timeline.subject.slice('target/'.length), revisions, publications, anomalies };
}

export function targetCard(story: TargetStory): TargetCard | undefined {
  const current = story.revisions.at(-1);
  return current && { id: story.id, current, revisions: story.revisions, publications: story.publications };
}

export function targetContributions(story: TargetStory): Contribution[] {
  return anomalyContributions(story.anomalies, 'england', ENGLAND);
}
