import { TENURE_BANDS } from '@muster/domain';
import { type PipelineEvidence } from '../evidence.js';
import { type Programme } from '../programme.js';
import { type Beta, type Dirichlet, type Gamma, meanOf } from './distributions.js';
import { learned, type LearnedParameter } from './parameter.js';
import { type PipelineParameters, type PooledShare, type ProgrammeParameters, RATES } from './parameters.js';
import { type PooledRate } from './pooled-rate.js';

/** A learned parameter, with its part in words: `under-1`, `year 1`, `+6 months`. */
export interface ToldParameter extends LearnedParameter {
  readonly of?: string;
}

/** Everything that was learned, England first, then regions, then organisations: what is shown to whoever must defend a forecast. */
export function toldParameters(
  evidence: PipelineEvidence,
  { rates, filling, programmes, movingAway }: PipelineParameters,
): ToldParameter[] {
  const moved = evidence.organisations.reduce((sum, of) => sum + of.movedOut, 0);
  return [
    ...RATES.flatMap(name => {
      const bands = rates[name].england.length > 1 ? TENURE_BANDS : [];
      return rate(name, rates[name], bands);
    }),
    share('moving to another region', ENGLAND, movingAway, { yes: 1, no: 2 }, [
      evidence.movedBetweenRegions,
      moved,
    ]),
    shareOf('fill', filling, { yes: 1.8, no: 0.2 }),
    ...programmes.flatMap((of, at) => programme(of, evidence.programmes[at]!)),
  ];
}

const ENGLAND = 'ENG';
const HALF_AN_EVENT: Gamma = { family: 'gamma', shape: 0.5, rate: 0 };

function programme(of: ProgrammeParameters, { lateness, delays }: Programme): ToldParameter[] {
  const name = (what: string) => `${of.programme}: ${what}`;
  const years = of.withdrawing.england.map((_, at) => `year ${at + 1}`);
  const single = (what: string, posterior: Gamma, prior: Gamma): ToldParameter =>
    learned({
      ...{ name: name(what), area: ENGLAND, unit: 'a person-month', prior, posterior },
      evidence: { events: posterior.shape - prior.shape, exposure: posterior.rate - prior.rate },
    });
  const { interrupting, resuming, registering, joining } = of;
  return [
    ...rate(name('withdrawing'), of.withdrawing, years),
    single('interrupting', interrupting, { family: 'gamma', shape: 0.5, rate: 1 }),
    single('resuming', resuming, { family: 'gamma', shape: 1, rate: 8 }),
    ...classes(
      name('completing'),
      of.outcomes,
      ['on time', ...lateness.map(months => `+${months} months`), 'never'],
      [8, 1, 0.6, 0.2, 0.2],
    ),
    share(name('registering'), ENGLAND, registering, { yes: 1.9, no: 0.1 }, [
      registering.yes - 1.9,
      registering.yes + registering.no - 2,
    ]),
    shareOf(name('taking up a first post'), joining, { yes: 1.6, no: 0.4 }),
    ...groups(name('taking up a first post'), joining),
    ...classes(
      name('first post'),
      of.delays,
      delays.map(months => `after ${months} months`),
      delays.map((_, at) => 4 / 2 ** (at + 1)),
    ),
    ...classes(
      name('first post'),
      of.destinations,
      ['where they trained', 'in its region', 'further away'],
      [2, 1, 1],
    ),
  ];
}

/** England's by part; then factors, of regions around 1 and of organisations around their region's. */
function rate(name: string, pooled: PooledRate, parts: readonly string[]): ToldParameter[] {
  const england = pooled.england.map((posterior, at): ToldParameter => {
    const told = learned({
      ...{ name, area: ENGLAND, unit: 'a person-month', prior: HALF_AN_EVENT, posterior },
      evidence: { events: posterior.shape - 0.5, exposure: posterior.rate },
      ...(parts.length > 0 && { part: at }),
    });
    return parts.length > 0 ? { ...told, of: parts[at]! } : told;
  });
  const { concentration, regions, organisations } = pooled;
  const around = new Map(regions.map(of => [of.area, meanOf(of.posterior)]));
  const factor = (of: PooledRate['regions'][number], mean: number, worth: number) =>
    learned({
      ...{ name, area: of.area, unit: 'times England’s', posterior: of.posterior },
      prior: { family: 'gamma', shape: worth * mean, rate: worth },
      evidence: { events: of.events, exposure: of.expected },
    });
  return [
    ...england,
    ...regions.map(of => factor(of, 1, concentration.region)),
    ...organisations.map(of => factor(of, around.get(of.region)!, concentration.organisation)),
  ];
}

interface Believed {
  readonly yes: number;
  readonly no: number;
}

function share(
  name: string,
  area: string,
  posterior: Beta,
  prior: Believed,
  [events, exposure]: readonly [number, number],
): ToldParameter {
  return learned({
    ...{ name, area, unit: 'share', posterior, prior: { family: 'beta', ...prior } },
    evidence: { events, exposure },
  });
}

function shareOf(name: string, { england }: PooledShare, prior: Believed): ToldParameter {
  const yes = england.yes - prior.yes;
  return share(name, ENGLAND, england, prior, [yes, yes + england.no - prior.no]);
}

/** A group's own evidence is weighed against so many people of England's mean. */
function groups(name: string, { england, groups: all, concentration }: PooledShare): ToldParameter[] {
  const prior = { yes: concentration * meanOf(england), no: concentration * (1 - meanOf(england)) };
  return all.map(({ area, yes, no }) =>
    share(name, area, { family: 'beta', yes: prior.yes + yes, no: prior.no + no }, prior, [yes, yes + no]),
  );
}

/** Each class of outcomes against all others. */
function classes(
  name: string,
  { weights }: Dirichlet,
  labels: readonly string[],
  prior: readonly number[],
): ToldParameter[] {
  const [all, before] = [total(weights), total(prior)];
  return weights.map((yes, at) => {
    const believed = { yes: prior[at]!, no: before - prior[at]! };
    const told = share(name, ENGLAND, { family: 'beta', yes, no: all - yes }, believed, [
      yes - prior[at]!,
      all - before,
    ]);
    return { ...told, part: at, of: labels[at]! };
  });
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
