import { type CohortEvidence, type PipelineEvidence } from '../evidence.js';
import { stepOf } from '../months.js';
import { OUTCOMES, type Programme } from '../programme.js';
import { type Dirichlet, type Gamma, meanOf } from './distributions.js';
import { type PooledShare, type ProgrammeParameters } from './parameters.js';
import { concentrationOf, poolRate } from './pooled-rate.js';
import { poolShare } from './pooled-share.js';

/** Enough for shares to settle to a thousandth, however many are still open. */
const ROUNDS = 60;

/** What the cohorts of a programme tell of it. */
export function trainingParameters(programme: Programme, evidence: PipelineEvidence): ProgrammeParameters {
  const cohorts = evidence.cohorts.filter(of => of.programme === programme.name);
  const regionOf = new Map(evidence.organisations.map(of => [of.organisation, of.region]));
  const years = Math.ceil(programme.lengthMonths / 12);
  const byYear = (values: readonly number[]) => Array.from({ length: years }, (_, year) => values[year] ?? 0);
  const organisations = evidence.organisations.map(({ organisation, region }) => {
    const own = cohorts.filter(of => of.organisation === organisation);
    return {
      organisation,
      region,
      events: byYear([]).map((_, year) => total(own, of => of.withdrawn[year] ?? 0)),
      exposure: byYear([]).map((_, year) => total(own, of => of.learnerMonths[year] ?? 0)),
    };
  });
  const withdrawing = poolRate(organisations);
  const factor = new Map(withdrawing.organisations.map(of => [of.area, meanOf(of.posterior)]));
  const around = cohorts.map(of => ({
    events: byYear(of.withdrawn).reduce((sum, count) => sum + count, 0),
    around:
      factor.get(of.organisation)! *
      byYear(of.learnerMonths).reduce(
        (sum, months, year) => sum + months * meanOf(withdrawing.england[year]!),
        0,
      ),
  }));
  const { joining, delays } = firstPosts(programme, cohorts, regionOf);
  return {
    programme: programme.name,
    withdrawing,
    cohortConcentration: concentrationOf(around),
    interrupting: rateOf(
      total(cohorts, of => of.interruptions.begun),
      total(cohorts, of => of.learnerMonths.reduce((sum, months) => sum + months, 0)),
    ),
    resuming: rateOf(
      total(cohorts, of => of.interruptions.ended),
      total(cohorts, of => of.interruptions.months),
      { events: 1, exposure: 8 },
    ),
    outcomes: outcomes(programme, cohorts, evidence),
    registering: {
      family: 'beta',
      yes: total(cohorts, of => of.registered) + 0.5,
      no:
        Math.max(
          total(cohorts, of => sum(of.outcomes.slice(0, OUTCOMES - 1)) - of.registered),
          0,
        ) + 0.5,
    },
    joining,
    delays,
    destinations: {
      family: 'dirichlet',
      weights: [0, 1, 2].map(at => total(cohorts, of => of.destinations[at]!) + [2, 1, 1][at]!),
    },
  };
}

/** Before anything was seen: half an event in a month and, where nothing is known at all, what `prior` says. */
function rateOf(events: number, exposure: number, prior = { events: 0.5, exposure: 1 }): Gamma {
  return { family: 'gamma', shape: events + prior.events, rate: exposure + prior.exposure };
}

/** Those due and not yet done count for each outcome that they still may have, in proportion to its share. */
function outcomes(
  programme: Programme,
  cohorts: readonly CohortEvidence[],
  evidence: PipelineEvidence,
): Dirichlet {
  const prior = [8, 1, 0.6, 0.2, 0.2];
  const known = prior.map((weight, at) => weight + total(cohorts, of => of.outcomes[at]!));
  const open = cohorts.flatMap(of => {
    const overdue = -stepOf(of.start, evidence.origin) - programme.lengthMonths;
    return overdue > 0 && of.inTraining > 0 ? [{ count: of.inTraining, overdue }] : [];
  });
  let weights = known;
  for (let round = 0; round < ROUNDS; round += 1) {
    const added = known.map(() => 0);
    for (const { count, overdue } of open) {
      const possible = weights.map((weight, at) => (mayStill(programme, at, overdue) ? weight : 0));
      const all = sum(possible);
      possible.forEach((weight, at) => (added[at]! += (count * weight) / all));
    }
    weights = known.map((count, at) => count + added[at]!);
  }
  return { family: 'dirichlet', weights };
}

/** Whether somebody so many months overdue may still have an outcome; who is lost is so at the end of the last class. */
export function mayStill(programme: Programme, outcome: number, overdue: number): boolean {
  if (outcome === 0) return false;
  return outcome === OUTCOMES - 1 || programme.lateness[outcome - 1]! > overdue;
}

/** Those awaiting a first post count for every delay that they still may have, and for none at all, in proportion. */
function firstPosts(
  programme: Programme,
  cohorts: readonly CohortEvidence[],
  regionOf: ReadonlyMap<string, string>,
): { joining: PooledShare; delays: Dirichlet } {
  const { delays } = programme;
  const known = delays.map((_, at) => total(cohorts, of => of.firstPosts[at] ?? 0) + 4 / 2 ** (at + 1));
  let weights = known;
  let never = 0.1;
  const laterOf = (months: number) => sum(weights.filter((_, at) => delays[at]! > months)) / sum(weights);
  const neverOf = (months: number) => never / (never + (1 - never) * laterOf(months));
  for (let round = 0; round < ROUNDS; round += 1) {
    const added = known.map(() => 0);
    let [yes, no] = [sum(known), 0.2];
    for (const { awaiting } of cohorts)
      awaiting.forEach((count, months) => {
        const later = count * (1 - neverOf(months));
        const open = sum(weights.filter((_, at) => delays[at]! > months));
        yes += later;
        no += count - later;
        if (later > 0)
          weights.forEach((weight, at) => {
            if (delays[at]! > months) added[at]! += (later * weight) / open;
          });
      });
    weights = known.map((count, at) => count + added[at]!);
    never = no / (yes + no);
  }
  const groups = [...new Set(regionOf.values())].map(region => {
    const own = cohorts.filter(of => regionOf.get(of.organisation) === region);
    const seen = total(own, of => sum(of.firstPosts));
    let [later, no] = [0, 0];
    for (const { awaiting } of own)
      awaiting.forEach((count, months) => {
        no += count * neverOf(months);
        later += count * (1 - neverOf(months));
      });
    // Who may still come was not seen to: such people say which share it is, but not how surely.
    const sure = seen + later + no > 0 ? (seen + no) / (seen + later + no) : 0;
    return { area: region, yes: (seen + later) * sure, no: no * sure };
  });
  return { joining: poolShare(groups), delays: { family: 'dirichlet', weights } };
}

function total<T>(of: readonly T[], count: (one: T) => number): number {
  return of.reduce((all, one) => all + count(one), 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
