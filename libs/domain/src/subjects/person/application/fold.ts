import { type Day } from '../../../calendar/day.js';
import { type Fact } from '../../../events/fact.js';
import { type OdsCode } from '../../../organisations/ods-code.js';

export const APPLICATION_KINDS = ['made', 'offered', 'accepted', 'declined'] as const;
export type ApplicationKind = (typeof APPLICATION_KINDS)[number];

/** The first time that something is told of an application: where, for what, and from which day. */
export interface ApplicationStep {
  readonly application: string;
  readonly kind: ApplicationKind;
  readonly on: Day;
  readonly programme: string;
  readonly institution: OdsCode;
}

export type ApplicationFact = Fact<`application.${ApplicationKind}`>;

/**
 * What became of a person's applications: each kind once an application, on the first day told.
 * @param facts in force and in order; other strands' are let be
 */
export function foldApplications(facts: readonly Fact[]): ApplicationStep[] {
  const steps = new Map<string, ApplicationStep>();
  for (const fact of facts) {
    if (!isApplicationFact(fact)) continue;
    const kind = kindOf(fact);
    const { application, programme, institution, effectiveOn } = fact.data;
    const key = `${application} ${kind}`;
    if (steps.has(key)) continue;
    steps.set(key, {
      application,
      kind,
      on: effectiveOn as Day,
      programme,
      institution: institution as OdsCode,
    });
  }
  return [...steps.values()];
}

export function isApplicationFact(fact: Fact): fact is ApplicationFact {
  return fact.type.startsWith(PREFIX);
}

const PREFIX = 'application.';

function kindOf(fact: ApplicationFact): ApplicationKind {
  return fact.type.slice(PREFIX.length) as ApplicationKind;
}
