import { type Part } from './part.js';
import { type SubjectKey, type SubjectKind } from '../events/definition.js';
import { type Fact } from '../events/fact.js';
import { type Reference } from '../reference/reference.js';
import { type Timeline, timelineOf } from '../timeline/timeline.js';
import { type FeedStory, foldFeed } from './feed/fold.js';
import { foldOrganisation, organisationContributions } from './organisation/organisation.js';
import { NO_PLACE, type PlaceStory } from './organisation/place/fold.js';
import { peopleParts } from './person/person.js';
import { foldScenario, type ScenarioCard, scenarioCard, scenarioContributions } from './scenario/scenario.js';
import { foldSource, type SourceStory } from './source/fold.js';
import { foldTarget, type TargetCard, targetCard, targetContributions } from './target/target.js';

/** What subjects show in the read models, and what one says to the reference. */
export interface Outcome {
  readonly parts: readonly Part[];
  readonly card: Card | undefined;
  /** A change of it is a new epoch. */
  readonly says: Saying | undefined;
}

export type Card =
  | { readonly kind: 'target'; readonly target: TargetCard }
  | { readonly kind: 'scenario'; readonly scenario: ScenarioCard };

/** What a subject's events say of the reference. */
export type Saying =
  | { readonly kind: 'place'; readonly story: PlaceStory }
  | { readonly kind: 'feed'; readonly story: FeedStory }
  | { readonly kind: 'source'; readonly story: SourceStory };

const NOTHING: Outcome = { parts: [], card: undefined, says: undefined };

/**
 * The whole way from facts to contributions. Pure; it never looks at today.
 * @param facts of one subject; or, for people, of all pseudonyms that any of them was ever linked with
 * @param reference the epoch that the contributions stand on
 */
export function outcomeOf(facts: ReadonlyMap<SubjectKey, readonly Fact[]>, reference: Reference): Outcome {
  const [first] = facts.keys();
  if (first === undefined || [...facts.values()].every(own => own.length === 0)) return NOTHING;
  if (kindOf(first) === 'person') return { ...NOTHING, parts: peopleParts(facts, reference) };
  const predecessors = (source: string) => reference.predecessors.get(source) ?? [];
  return outcomeOfOne(timelineOf(first, facts.get(first)!, predecessors), reference);
}

function outcomeOfOne(timeline: Timeline, reference: Reference): Outcome {
  const kind = kindOf(timeline.subject);
  switch (kind) {
    case 'organisation': {
      const story = foldOrganisation(timeline);
      const contributions = organisationContributions(story, reference);
      const parts = [{ owner: timeline.subject, contributions, changes: [], spread: [] }];
      const says: Saying | undefined =
        story.place === NO_PLACE ? undefined : { kind: 'place', story: story.place };
      return { parts, card: undefined, says };
    }
    case 'target': {
      const story = foldTarget(timeline);
      const target = targetCard(story);
      const card: Card | undefined = target && { kind: 'target', target };
      return {
        parts: [
          { owner: timeline.subject, contributions: targetContributions(story), changes: [], spread: [] },
        ],
        card,
        says: undefined,
      };
    }
    case 'scenario': {
      const story = foldScenario(timeline);
      const scenario = scenarioCard(story);
      const card: Card | undefined = scenario && { kind: 'scenario', scenario };
      return {
        parts: [
          { owner: timeline.subject, contributions: scenarioContributions(story), changes: [], spread: [] },
        ],
        card,
        says: undefined,
      };
    }
    case 'feed':
      return { ...NOTHING, says: { kind: 'feed', story: foldFeed(timeline) } };
    case 'source':
      return { ...NOTHING, says: { kind: 'source', story: foldSource(timeline) } };
    case 'person':
      throw new Error('people are folded together with the pseudonyms they are linked with');
    default:
      return kind satisfies never;
  }
}

export function kindOf(subject: SubjectKey): SubjectKind {
  return subject.slice(0, subject.indexOf('/')) as SubjectKind;
}
