import { type Contribution } from '../cubes/cube.js';
import { type SubjectKey, type SubjectKind } from '../events/definition.js';
import { type Fact } from '../events/fact.js';
import { type Reference } from '../reference/reference.js';
import { timelineOf } from '../timeline/timeline.js';
import { foldOrganisation, organisationContributions } from './organisation/organisation.js';
import { type PlaceStory } from './organisation/place/fold.js';
import { foldTarget, type TargetCard, targetCard, targetContributions } from './target/target.js';

/** What a subject shows in the read models, and what it says to the reference. */
export interface Outcome {
  readonly contributions: readonly Contribution[];
  readonly card: Card | undefined;
  /** What an organisation's events say of its place: a change of it is a new epoch. */
  readonly place: PlaceStory | undefined;
}

export interface Card {
  readonly kind: 'target';
  readonly target: TargetCard;
}

const NOTHING: Outcome = { contributions: [], card: undefined, place: undefined };

/**
 * The whole way of one subject: facts → timeline → story → contributions. Pure; it never looks at another subject, and never
 * at today. `reference` is the epoch that the contributions stand on.
 */
export function outcomeOf(subject: SubjectKey, facts: readonly Fact[], _reference: Reference): Outcome {
  if (facts.length === 0) return NOTHING;
  const timeline = timelineOf(subject, facts);
  const kind = kindOf(subject);
  switch (kind) {
    case 'organisation': {
      const story = foldOrganisation(timeline);
      return { contributions: organisationContributions(story), card: undefined, place: story.place };
    }
    case 'target': {
      const story = foldTarget(timeline);
      const target = targetCard(story);
      return {
        contributions: targetContributions(story),
        card: target && { kind: 'target', target },
        place: undefined,
      };
    }
    default:
      return kind satisfies never;
  }
}

export function kindOf(subject: SubjectKey): SubjectKind {
  return subject.slice(0, subject.indexOf('/')) as SubjectKind;
}
