import { type Day } from '../../calendar/day.js';
import { type Contribution } from '../../cubes/cube.js';
import { type Fact } from '../../events/fact.js';
import { type Area, levelOf } from '../../organisations/area.js';
import { type OdsCode } from '../../organisations/ods-code.js';
import { type Anomaly } from '../../timeline/anomaly.js';
import { type Timeline } from '../../timeline/timeline.js';
import { anomalyContributions } from '../anomalies.js';
import {
  deliveriesStep,
  type DeliveriesStory,
  deliveryContributions,
  NO_DELIVERIES,
} from './deliveries/fold.js';
import { needsContributions } from './establishment/contributions.js';
import { needsStep, type NeedsStory, NO_NEEDS } from './establishment/fold.js';
import { intakeContributions, type IntakeStory, intakeStep, NO_INTAKE } from './intake/fold.js';
import { type Reference, type Succession } from '../../reference/reference.js';
import { figureContributions } from './figures/contributions.js';
import { type FiguresStory, periodKey, periodOf } from './figures/fold.js';
import { NO_SESSIONS, sessionContributions, sessionsStep, type SessionsStory } from './outreach/fold.js';
import { NO_PLACE, type PlaceStory, placeStep } from './place/fold.js';
import { capacityContributions, type CapacityStory, capacityStep, NO_CAPACITY } from './placement/fold.js';

/** What is known of an organisation, or of an area with figures of its own (ENG, Y56). */
export interface OrganisationStory {
  readonly code: Area;
  readonly place: PlaceStory;
  readonly figures: FiguresStory;
  readonly needs: NeedsStory;
  readonly deliveries: DeliveriesStory;
  readonly intakes: IntakeStory;
  readonly capacity: CapacityStory;
  readonly sessions: SessionsStory;
  /** In order of day. */
  readonly successions: readonly ToldSuccession[];
  /** What its own events are enough to know. */
  readonly anomalies: readonly Anomaly[];
}

/** A succession, and the event that told it. */
interface ToldSuccession extends Succession {
  readonly source: string;
  readonly id: string;
}

export function foldOrganisation(timeline: Timeline): OrganisationStory {
  const anomalies = [...timeline.anomalies];
  const figures = new Map<string, ReturnType<typeof periodOf>>();
  let place = NO_PLACE;
  let needs = NO_NEEDS;
  let deliveries = NO_DELIVERIES;
  let intakes = NO_INTAKE;
  let capacity = NO_CAPACITY;
  let sessions = NO_SESSIONS;
  const successions: ToldSuccession[] = [];
  for (const fact of timeline.facts) {
    place = placeStep(place, fact);
    needs = needsStep(needs, fact);
    deliveries = deliveriesStep(deliveries, fact);
    intakes = intakeStep(intakes, fact);
    capacity = capacityStep(capacity, fact);
    sessions = sessionsStep(sessions, fact);
    if (fact.type === 'workforce.reported') report(fact);
    if (fact.type === 'organisation.succeeded') successions.push(toldBy(fact));
  }
  return {
    code: timeline.subject.slice('organisation/'.length) as Area,
    place,
    figures,
    needs,
    deliveries,
    intakes,
    capacity,
    sessions,
    successions,
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
    ...deliveryContributions(story.code, story.deliveries, reference),
    ...intakeContributions(story.code, story.intakes),
    ...capacityContributions(story.code, story.capacity, reference),
    ...sessionContributions(story.code, story.sessions, reference),
    ...anomalyContributions(organisationAnomalies(story, reference), levelOf(story.code), story.code),
  ];
}

/**
 * What is odd about an organisation's events, with those that close a circle of successions: which do, the reference knows, so that
 * each member of the circle finds its own without looking at another's.
 */
export function organisationAnomalies(
  { code, successions, anomalies }: Pick<OrganisationStory, 'code' | 'successions' | 'anomalies'>,
  { circles }: Pick<Reference, 'circles'>,
): Anomaly[] {
  const closing = circles.get(code as string as OdsCode);
  const told = successions.filter(({ on, successors }) => {
    return closing?.on === on && successors.length === 1 && successors[0] === closing.successors[0];
  });
  return [...anomalies, ...told.map(({ source, id }) => ({ code: 'succession-cycle', source, id }) as const)];
}

function toldBy({ source, id, data }: Fact<'organisation.succeeded'>): ToldSuccession {
  const successors = data.successors as readonly string[] as readonly OdsCode[];
  return { on: data.effectiveOn as Day, successors, source, id };
}
