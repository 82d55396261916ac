import { type Day } from '../../../calendar/day.js';
import { type Month } from '../../../calendar/month.js';
import { type Fact } from '../../../events/fact.js';
import { fte } from '../../../fte.js';
import { hours } from '../../../hours.js';
import { type OdsCode } from '../../../organisations/ods-code.js';
import { type AnomalyCode } from '../../../timeline/anomaly.js';
import { type Ending, type Enrolment, type Exposure, type Place, type Study } from './enrolment.js';

export type LearnerFact = Fact<
  | 'learner.enrolled'
  | 'learner.progressed'
  | 'learner.changed'
  | 'learner.interrupted'
  | 'learner.resumed'
  | 'learner.transferred'
  | 'learner.withdrew'
  | 'learner.completed'
  | 'learner.exposure-logged'
>;

/** An enrolment, and the event that opened it. */
export interface Opened {
  readonly by: Fact<'learner.enrolled'>;
  readonly enrolment: Enrolment;
}

interface Running {
  readonly by: Fact<'learner.enrolled'>;
  readonly isReturn: boolean;
  readonly places: Place[];
  readonly studies: Study[];
  readonly exposures: Exposure[];
}

const isEnding = ({ type }: LearnerFact) => type === 'learner.withdrew' || type === 'learner.completed';
const isEnrolling = ({ type }: LearnerFact) => type === 'learner.enrolled';

/**
 * One learner, day by day: the same number may be enrolled again after an end. On one day, what concerns an enrolment that ran before
 * goes: ended, enrolled, the rest; otherwise: enrolled, the rest, ended. It is the order of posts.
 */
export class Track {
  private readonly closed: Opened[] = [];
  private running: Running | undefined;

  constructor(
    private readonly learner: string,
    private readonly note: (code: AnomalyCode, fact: LearnerFact) => void,
  ) {}

  /** @param facts of one day, in timeline order */
  day(facts: readonly LearnerFact[]): void {
    const ends = facts.filter(isEnding);
    const starts = facts.filter(isEnrolling);
    const rest = facts.filter(fact => !isEnding(fact) && !isEnrolling(fact));
    const inOrder = this.running ? [...ends, ...starts, ...rest] : [...starts, ...rest, ...ends];
    for (const fact of inOrder) this.apply(fact);
  }

  /** In the order in which they were opened. */
  enrolments(): Opened[] {
    return this.running ? [...this.closed, opened(this.learner, this.running, undefined)] : this.closed;
  }

  private apply(fact: LearnerFact): void {
    if (fact.type === 'learner.enrolled') this.enrol(fact);
    else if (this.running) this.step(this.running, fact);
    else this.note(this.withoutEnrolment(fact), fact);
  }

  private withoutEnrolment(fact: LearnerFact): AnomalyCode {
    const everRan = this.closed.length > 0;
    if (isEnding(fact)) return everRan ? 'second-end' : 'end-before-start';
    return everRan ? 'change-after-end' : 'change-before-start';
  }

  /** One that runs keeps its place and cohort: enrolling again changes what a `learner.changed` or `.progressed` could. */
  private enrol(fact: Fact<'learner.enrolled'>): void {
    if (this.running) {
      this.note('second-start', fact);
      study(this.running, fact.effectiveOn!, fact.data);
      return;
    }
    const { institution, programme, placement, effectiveOn } = fact.data;
    const from = effectiveOn as Day;
    this.running = {
      by: fact,
      isReturn: this.closed.at(-1)?.enrolment.ended?.how === 'withdrew',
      places: [placeOf(from, institution, programme, placement)],
      studies: [],
      exposures: [],
    };
    study(this.running, from, fact.data);
  }

  private step(running: Running, fact: Exclude<LearnerFact, Fact<'learner.enrolled'>>): void {
    const on = fact.effectiveOn!;
    switch (fact.type) {
      case 'learner.progressed':
      case 'learner.changed':
        study(running, on, fact.data);
        break;
      case 'learner.interrupted':
        study(running, on, {}, true);
        break;
      case 'learner.resumed':
        study(running, on, {}, false);
        break;
      case 'learner.transferred': {
        const { institution, programme, placement } = fact.data;
        running.places.push(placeOf(on, institution, programme, placement));
        study(running, on, { placement });
        break;
      }
      case 'learner.exposure-logged':
        running.exposures.push(exposureOf(fact));
        break;
      case 'learner.withdrew':
        this.end({ on, how: 'withdrew', reason: fact.data.reason });
        break;
      case 'learner.completed':
        this.end({ on, how: 'completed' });
        break;
      default:
        fact satisfies never;
    }
  }

  private end(ended: Ending): void {
    this.closed.push(opened(this.learner, this.running!, ended));
    this.running = undefined;
  }
}

interface Named {
  readonly placement?: string;
  readonly delivery?: string;
  readonly fte?: number;
  readonly year?: number;
}

/** What is named holds from the day on, the rest stays; of several changes of one day the last state holds. */
function study(running: Running, on: Day, named: Named, interrupted?: boolean): void {
  const { studies, places } = running;
  const before = studies.at(-1);
  const next: Study = {
    from: on,
    placement: (named.placement as OdsCode | undefined) ?? before?.placement,
    delivery: named.delivery ?? before?.delivery,
    fte: named.fte === undefined ? before?.fte : fte(named.fte),
    year: named.year ?? before?.year,
    interrupted: interrupted ?? before?.interrupted ?? false,
  };
  if (before?.from === on) studies.pop();
  studies.push(next);
  const place = places.at(-1)!;
  if (place.placement === undefined && next.placement !== undefined)
    places.splice(-1, 1, { ...place, placement: next.placement });
}

function placeOf(from: Day, institution: string, programme: string, placement: string | undefined): Place {
  return {
    from,
    institution: institution as OdsCode,
    programme,
    placement: placement as OdsCode | undefined,
  };
}

function exposureOf({ effectiveOn, data }: Fact<'learner.exposure-logged'>): Exposure {
  return {
    on: effectiveOn!,
    practiceArea: data.practiceArea,
    hours: data.hours === undefined ? undefined : hours(data.hours),
    counts: data.counts ?? {},
  };
}

function opened(learner: string, running: Running, ended: Ending | undefined): Opened {
  const { by, isReturn, places, studies, exposures } = running;
  const { profession, route, cohort, lengthMonths, effectiveOn } = by.data;
  const enrolment: Enrolment = {
    learner,
    profession,
    route,
    cohort: cohort as Month,
    lengthMonths,
    enrolledOn: effectiveOn as Day,
    isReturn,
    places,
    studies,
    exposures,
    ended,
  };
  return { by, enrolment };
}
