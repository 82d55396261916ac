import { type Contribution } from '../../cubes/cube.js';
import { type Fact } from '../../events/fact.js';
import { type Area, levelOf } from '../../organisations/area.js';
import { type Anomaly } from '../../timeline/anomaly.js';
import { type Timeline } from '../../timeline/timeline.js';
import { anomalyContributions } from '../anomalies.js';
import { needsContributions } from './establishment/contributions.js';
import { needsStep, type NeedsStory, NO_NEEDS } from './establishment/fold.js';
import { intakeContributions, type IntakeStory, intakeStep, NO_INTAKE } from './intake/fold.js';
import { type Reference } from '../../reference/reference.js';
import { figureContributions } from './figures/contributions.js';
import { type FiguresStory, periodKey, periodOf } from './figures/fold.js';
import { NO_PLACE, type PlaceStory, placeStep } from './place/fold.js';

/** What is known of an organisation, or of an area with figures of its own (ENG, Y56). */
export interface OrganisationStory {
  readonly code: Area;
  readonly place: PlaceStory;
  readonly figures: FiguresStory;
  readonly needs: NeedsStory;
  readonly intakes: IntakeStory;
  readonly anomalies: readonly Anomaly[];
}

export function foldOrganisation(timeline: Timeline): OrganisationStory {
  const anomalies = [...timeline.anomalies];
  const figures = new Map<string, ReturnType<typeof periodOf>>();
  let place = NO_PLACE;
  let needs = NO_NEEDS;
  let intakes = NO_INTAKE;
  for (const fact of timeline.facts) {
    place = placeStep(place, fact);
    needs = needsStep(needs, fact);
    intakes = intakeStep(intakes, fact);
    if (fact.type === 'workforce.reported') report(fact);
  }
  return {
    code: timeline.subject.slice('organisation/'.length) as Area,
    place,
    figures,
    needs,
    intakes,
    anomalies,
  };

  function report(fact: Fact<'workforce.reported'>): void {
    const period = periodOf(fact);
    const key = periodKey(period);
    if (figures.has(key)) anomalies.push({ code: 'second-report', source: fact.source, id: fact.id });
    figures.set(key, period);
  }
}

export function organisationContributions(story: OrganisationStory, reference: Reference): Contribution[] {
  return [
    ...figureContributions(story.code, story.figures),
    ...needsContributions(story.code, story.needs, reference),
    ...intakeContributions(story.code, story.intakes),
    ...anomalyContributions(story.anomalies, levelOf(story.code), story.code),
  ];
}
