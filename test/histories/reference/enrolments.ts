import { dayNumber, dayText } from './days.js';
import { type CloudEvent, byTimeSourceId, field, nameOf, required } from './events.js';

/** Where a learner counts; the first placement that is known of stands for the place. */
export interface Place {
  readonly institution: string;
  readonly programme: string;
  placement: string | undefined;
}

/** How a learner studies, at the end of a day. */
export interface Study {
  readonly place: Place;
  readonly delivery: string | undefined;
  /** Hundred-thousandths. */
  readonly fte: number | undefined;
  readonly year: number | undefined;
  readonly interrupted: boolean;
}

/** One enrolment, day by day. */
export interface Enrolment {
  /** The event that opened it. */
  readonly told: CloudEvent;
  readonly first: number;
  readonly isReturn: boolean;
  /** From the first day on, up to the end. */
  readonly days: Study[];
  readonly moves: { readonly day: number; readonly from: Place; readonly to: Place }[];
  readonly logs: CloudEvent[];
  last: Study;
  end: { readonly day: number; readonly how: 'withdrew' | 'completed'; readonly reason: string } | undefined;
}

/** Until when learners are followed: all programmes of histories are over by then, or never will be. */
export const HORIZON = dayNumber('2028-12-31');

/** The enrolments of one person, each number by itself. */
export function enrolmentsOf(ofPerson: readonly CloudEvent[]): Enrolment[] {
  const told = ofPerson.filter(fact => nameOf(fact).startsWith('learner.'));
  const numbers = new Set(told.map(fact => required<string>(fact, 'learner')));
  return [...numbers].flatMap(number => dayByDay(told.filter(fact => field(fact, 'learner') === number)));
}

function dayByDay(facts: readonly CloudEvent[]): Enrolment[] {
  const enrolments: Enrolment[] = [];
  let open: Enrolment | undefined;
  const byDay = new Map<string, CloudEvent[]>();
  for (const fact of facts) {
    const on = required<string>(fact, 'effectiveOn');
    byDay.set(on, [...(byDay.get(on) ?? []), fact]);
  }
  const first = Math.min(...[...byDay.keys()].map(dayNumber));
  for (let day = first; day <= HORIZON; day += 1) {
    for (const fact of orderOfDay(byDay.get(dayText(day)) ?? [], open !== undefined)) {
      if (open !== undefined) open = step(open, fact, day);
      else if (nameOf(fact) === 'learner.enrolled') {
        open = begun(fact, day, enrolments.at(-1));
        enrolments.push(open);
      }
    }
    open?.days.push(open.last);
  }
  return enrolments;
}

const ENDS = ['learner.withdrew', 'learner.completed'];

/** As posts: of what ran before the day: ended, enrolled, the rest; otherwise enrolled, the rest, ended. */
function orderOfDay(facts: readonly CloudEvent[], ranBefore: boolean): CloudEvent[] {
  const rank = (fact: CloudEvent): number => {
    if (ENDS.includes(nameOf(fact))) return ranBefore ? 0 : 3;
    return nameOf(fact) === 'learner.enrolled' ? 1 : 2;
  };
  return [...facts].sort((a, b) => rank(a) - rank(b) || byTimeSourceId(a, b));
}

function begun(fact: CloudEvent, day: number, before: Enrolment | undefined): Enrolment {
  const nothing = { delivery: undefined, fte: undefined, year: undefined, interrupted: false };
  return {
    told: fact,
    first: day,
    isReturn: before?.end?.how === 'withdrew',
    days: [],
    moves: [],
    logs: [],
    last: said({ ...nothing, place: placeIn(fact) }, fact),
    end: undefined,
  };
}

const placeIn = (fact: CloudEvent): Place => ({
  institution: required(fact, 'institution'),
  programme: required(fact, 'programme'),
  placement: field(fact, 'placement'),
});

/** What an event makes of an enrolment that runs; nothing where it ends it. */
function step(open: Enrolment, fact: CloudEvent, day: number): Enrolment | undefined {
  switch (nameOf(fact)) {
    case 'learner.withdrew':
    case 'learner.completed': {
      const how = nameOf(fact) === 'learner.withdrew' ? 'withdrew' : 'completed';
      open.end = { day, how, reason: field(fact, 'reason') ?? 'not-given' };
      return undefined;
    }
    case 'learner.exposure-logged':
      open.logs.push(fact);
      return open;
    case 'learner.transferred': {
      const to = placeIn(fact);
      open.moves.push({ day, from: open.last.place, to });
      open.last = { ...open.last, place: to };
      return open;
    }
    case 'learner.interrupted':
    case 'learner.resumed':
      open.last = { ...open.last, interrupted: nameOf(fact) === 'learner.interrupted' };
      return open;
    default:
      // an enrolment told once more says how the learner studies, and nothing else
      open.last = said(open.last, fact);
      return open;
  }
}

/** What is not named stays; the first placement named becomes that of the place, from its first day on. */
function said(study: Study, fact: CloudEvent): Study {
  study.place.placement ??= field<string>(fact, 'placement');
  const hours = field<number>(fact, 'fte');
  return {
    place: study.place,
    delivery: field<string>(fact, 'delivery') ?? study.delivery,
    fte: hours === undefined ? study.fte : Math.round(hours * 100_000),
    year: field<number>(fact, 'year') ?? study.year,
    interrupted: study.interrupted,
  };
}

/** As it stands at the end of a day; after the end as it was last, before the beginning as it began. */
export const studyOn = ({ days, first, last }: Enrolment, day: number): Study =>
  days[Math.max(0, day - first)] ?? last;

/** Whether the enrolment runs on a day. */
export const runsOn = ({ days, first }: Enrolment, day: number): boolean =>
  day >= first && day - first < days.length;
