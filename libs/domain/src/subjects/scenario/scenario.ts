import { type Day } from '../../calendar/day.js';
import { type Contribution } from '../../cubes/cube.js';
import { type Fact, supersededBy } from '../../events/fact.js';
import { type Area, ENGLAND } from '../../organisations/area.js';
import { type Profession } from '../../professions.js';
import { type Anomaly } from '../../timeline/anomaly.js';
import { type Timeline } from '../../timeline/timeline.js';
import { anomalyContributions } from '../anomalies.js';
import { type Lever } from './levers.js';

/** What a scenario says: what would be different, and for whom. */
export interface ScenarioDefinition {
  readonly name: string;
  /** Who made it: shown beside every answer. */
  readonly by: string;
  readonly note?: string;
  /** The target whose chances it is about. */
  readonly target?: string;
  /** Where; left out: where the target is, else England. */
  readonly area?: Area;
  readonly profession: Profession;
  /** None: as things are. */
  readonly levers: readonly Lever[];
}

export interface ScenarioRevision extends ScenarioDefinition {
  /** The id of the event that made it: what the next revision is based on. */
  readonly revision: string;
  /** The revision that this one corrects: what was based on it is not stale. */
  readonly corrects?: string;
  readonly effectiveOn: Day;
  readonly recordedAt: string;
}

/** A scenario as it reads now, and every way it read before. */
export interface ScenarioCard {
  readonly id: string;
  readonly current: ScenarioRevision;
  /** Oldest first; the last is `current`. */
  readonly revisions: readonly ScenarioRevision[];
}

export interface ScenarioStory {
  readonly id: string;
  readonly revisions: readonly ScenarioRevision[];
  readonly anomalies: readonly Anomaly[];
}

type ScenarioFact = Fact<'scenario.saved' | 'scenario.revised'>;

/**
 * A scenario is saved once and then revised. A revision of what is not saved, a second saving, and a revision based on one that
 * is no longer current have no effect: each is an anomaly.
 */
export function foldScenario(timeline: Timeline): ScenarioStory {
  const revisions: ScenarioRevision[] = [];
  const anomalies = [...timeline.anomalies];
  for (const fact of timeline.facts) {
    if (fact.type !== 'scenario.saved' && fact.type !== 'scenario.revised') continue;
    const refused = refusal(fact, revisions.at(-1));
    if (refused) anomalies.push({ code: refused, source: fact.source, id: fact.id });
    else revisions.push(revisionOf(fact));
  }
  return { id: timeline.subject.slice('scenario/'.length), revisions, anomalies };
}

function refusal(fact: ScenarioFact, current: ScenarioRevision | undefined): Anomaly['code'] | undefined {
  if (fact.type === 'scenario.saved') return current === undefined ? undefined : 'second-set';
  if (current === undefined) return 'revision-before-set';
  const { basedOn } = fact.data;
  return basedOn === current.revision || basedOn === current.corrects ? undefined : 'stale-revision';
}

function revisionOf(fact: ScenarioFact): ScenarioRevision {
  const {
    basedOn: _basedOn,
    supersedes: _supersedes,
    ...definition
  } = fact.data as typeof fact.data & {
    basedOn?: string;
  };
  const corrects = supersededBy(fact);
  return {
    ...(definition as object as ScenarioDefinition & { effectiveOn: Day }),
    revision: fact.id,
    ...(corrects === undefined ? {} : { corrects }),
    recordedAt: fact.time,
  };
}

export function scenarioCard(story: ScenarioStory): ScenarioCard | undefined {
  const current = story.revisions.at(-1);
  return current && { id: story.id, current, revisions: story.revisions };
}

export function scenarioContributions(story: ScenarioStory): Contribution[] {
  return anomalyContributions(story.anomalies, 'england', ENGLAND);
}
