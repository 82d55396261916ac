import { type Contribution } from '../../cubes/cube.js';
import { type Area, ENGLAND } from '../../organisations/area.js';
import { type Profession } from '../../professions.js';
import { type Anomaly } from '../../timeline/anomaly.js';
import { type Timeline } from '../../timeline/timeline.js';
import { anomalyContributions } from '../anomalies.js';
import { refusalOf, type Revised, revisionOf } from '../revised.js';
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

export type ScenarioRevision = ScenarioDefinition & Revised;

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

/** What has no effect (`refusalOf`) is an anomaly. */
export function foldScenario(timeline: Timeline): ScenarioStory {
  const revisions: ScenarioRevision[] = [];
  const anomalies = [...timeline.anomalies];
  for (const fact of timeline.facts) {
    if (fact.type !== 'scenario.saved' && fact.type !== 'scenario.revised') continue;
    const refused = refusalOf(fact, fact.type === 'scenario.saved', revisions.at(-1));
    if (refused) anomalies.push({ code: refused, source: fact.source, id: fact.id });
    else revisions.push(revisionOf<ScenarioDefinition>(fact));
  }
  return { id: timeline.subject.slice('scenario/'.length), revisions, anomalies };
}

export function scenarioCard(story: ScenarioStory): ScenarioCard | undefined {
  const current = story.revisions.at(-1);
  return current && { id: story.id, current, revisions: story.revisions };
}

export function scenarioContributions(story: ScenarioStory): Contribution[] {
  return anomalyContributions(story.anomalies, 'england', ENGLAND);
}
