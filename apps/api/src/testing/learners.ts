import { type Fact } from '@muster/domain';
import { fact, pseudonym } from './events.js';

/** A three-year course in midwifery at M20, placed at R0A (in QOP and Y62), in the cohort of the day's month, but for what `change` says. */
export function enrolled(person: number, on: string, change: Record<string, unknown> = {}): Fact {
  return ofLearner('enrolled', person, on, {
    ...{ programme: 'B720', profession: 'midwife', route: 'degree', institution: 'M20', placement: 'R0A' },
    ...{ cohort: on.slice(0, 7), lengthMonths: 36, year: 1 },
    ...change,
  });
}

/** What became of the enrolment of a person: withdrew, completed, exposure-logged … */
export function ofLearner(
  what: string,
  person: number,
  on: string,
  change: Record<string, unknown> = {},
): Fact {
  return ofPerson(`learner.${what}`, person, on, { learner: pseudonym(person), ...change });
}

/** An application of a person to B720 at M20: made, offered, accepted or declined. */
export function application(what: string, person: number, on: string): Fact {
  const data = { application: pseudonym(person), programme: 'B720', institution: 'M20' };
  return ofPerson(`application.${what}`, person, on, data);
}

export function profiled(person: number, on: string, attributes: Record<string, unknown>): Fact {
  return ofPerson('entrant.profiled', person, on, attributes);
}

export function attended(person: number, session: string, on: string): Fact {
  return ofPerson('outreach.attended', person, on, { session });
}

/** Places at M20 for B720: planned or confirmed. */
export function intake(what: 'planned' | 'confirmed', cohort: string, places: number): Fact {
  return fact(`intake.${what}`, 'organisation/M20', `${what} ${cohort}`, {
    ...{ programme: 'B720', profession: 'midwife', route: 'degree', cohort, places },
    effectiveOn: '2022-01-10',
  });
}

export function sessionHeld(session: string, people: number, on: string): Fact {
  return fact('outreach.held', 'organisation/R0A', session, {
    ...{ session, kind: 'careers-event', people },
    effectiveOn: on,
  });
}

function ofPerson(type: string, person: number, on: string, data: Record<string, unknown>): Fact {
  const told = { ...data, effectiveOn: on };
  return fact(type, `person/${pseudonym(person)}`, `${type} ${on}`, told);
}
