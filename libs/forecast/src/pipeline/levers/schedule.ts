import { type Month } from '@muster/domain';
import { BANDS } from '../evidence.js';
import { stepOf } from '../months.js';
import { type Change, type Lever, LeverFault, type LeverName } from './lever.js';

/** What levers say of every month and organisation, at [step × organisations + organisation]; absent: as it would be. */
export interface Schedule {
  readonly fill?: Float64Array;
  readonly places?: Float64Array;
  /** By year of the programme. */
  readonly withdrawal?: readonly Float64Array[];
  readonly delay?: Float64Array;
  readonly join?: Float64Array;
  /** By tenure band. */
  readonly leaving?: readonly Float64Array[];
  readonly returners?: Float64Array;
  readonly abroad?: Float64Array;
  readonly hours?: Float64Array;
  readonly inactive?: Float64Array;
}

/** What more-a-year is shared in proportion to: what each organisation has a year. */
export interface Shared {
  readonly places: readonly number[];
  readonly returners: readonly number[];
  readonly abroad: readonly number[];
}

export interface Ground {
  readonly origin: Month;
  readonly horizon: number;
  readonly years: number;
  readonly organisations: readonly { readonly organisation: string; readonly region: string }[];
  readonly ayear: Shared;
}

/** @throws {LeverFault} where a lever names an area, a band, a month or a factor that there is not */
export function scheduleOf(levers: readonly Lever[], ground: Ground): Schedule {
  const by = <Name extends LeverName>(name: Name) =>
    levers.filter((lever): lever is Extract<Lever, { lever: Name }> => lever.lever === name);
  levers.forEach(lever => check(lever, ground));
  const factors = (of: readonly Lever[], ayear?: readonly number[]) =>
    of.length === 0 ? undefined : product(of, ground, ayear);
  const parts = (of: readonly Lever[], count: number, holds: (lever: Lever, part: number) => boolean) =>
    of.length === 0
      ? undefined
      : Array.from({ length: count }, (_, part) =>
          product(
            of.filter(lever => holds(lever, part)),
            ground,
          ),
        );
  const delays = by('time-to-first-post');
  return given({
    fill: factors(by('fill')),
    places: factors(by('intake-places'), ground.ayear.places),
    withdrawal: parts(
      by('withdrawal'),
      ground.years,
      (lever, part) => !('year' in lever) || lever.year === undefined || lever.year === part + 1,
    ),
    delay: delays.length === 0 ? undefined : sums(delays, ground),
    join: factors(by('join-rate')),
    leaving: parts(
      by('leaving'),
      BANDS,
      (lever, part) => !('bands' in lever) || lever.bands === undefined || lever.bands.includes(part),
    ),
    returners: factors(by('returners'), ground.ayear.returners),
    abroad: factors(by('recruitment-abroad'), ground.ayear.abroad),
    hours: factors(by('hours')),
    inactive: factors(by('inactive-spells')),
  });
}

function product(levers: readonly Lever[], ground: Ground, ayear?: readonly number[]): Float64Array {
  const all = blank(ground, 1);
  for (const lever of levers)
    if ('change' in lever) {
      const { change } = lever;
      const factor = factorOf(change, lever, ground, ayear);
      each(lever, ground, at => (all[at]! *= factor));
    }
  return all;
}

function sums(levers: readonly Extract<Lever, { months: number }>[], ground: Ground): Float64Array {
  const all = blank(ground, 0);
  for (const lever of levers) each(lever, ground, at => (all[at]! += lever.months));
  return all;
}

function factorOf(change: Change, lever: Lever, ground: Ground, ayear: readonly number[] = []): number {
  if (change.by === 'factor') return change.factor;
  const own = ground.organisations.reduce((sum, of, at) => (concerns(lever, of) ? sum + ayear[at]! : sum), 0);
  if (!(own > 0))
    throw new LeverFault(
      lever,
      'there is none a year in these areas to share more among; name areas that have some',
    );
  return Math.max(0, 1 + change.count / own);
}

function each(lever: Lever, { origin, horizon, organisations }: Ground, visit: (at: number) => void): void {
  const from = Math.max(0, stepOf(lever.from, origin));
  const until = lever.until === undefined ? horizon : Math.min(horizon, stepOf(lever.until, origin));
  organisations.forEach((of, organisation) => {
    if (concerns(lever, of))
      for (let step = from; step < until; step += 1) visit(step * organisations.length + organisation);
  });
}

function concerns(lever: Lever, of: { organisation: string; region: string }): boolean {
  return !lever.areas || lever.areas.includes(of.organisation) || lever.areas.includes(of.region);
}

function blank({ horizon, organisations }: Ground, value: number): Float64Array {
  return new Float64Array(horizon * organisations.length).fill(value);
}

function check(lever: Lever, { origin, organisations, years }: Ground): void {
  const known = new Set(organisations.flatMap(of => [of.organisation, of.region]));
  const unknown = lever.areas?.find(of => !known.has(of));
  if (unknown !== undefined)
    throw new LeverFault(lever, `there is no area ${unknown}; name organisations or regions of the forecast`);
  if (lever.until !== undefined && stepOf(lever.until, origin) <= stepOf(lever.from, origin))
    throw new LeverFault(lever, `until ${lever.until} is not after from ${lever.from}`);
  const factor = 'change' in lever && lever.change.by === 'factor' ? lever.change.factor : 1;
  if (!(factor >= 0 && factor <= 100))
    throw new LeverFault(lever, `a factor from 0 to 100 is expected (0.9: a tenth less), not ${factor}`);
  if ('bands' in lever && lever.bands?.some(band => !Number.isInteger(band) || band < 0 || band >= BANDS))
    throw new LeverFault(lever, `bands are 0 to ${BANDS - 1}, not ${lever.bands.join(', ')}`);
  if ('year' in lever && lever.year !== undefined && !(lever.year >= 1 && lever.year <= years))
    throw new LeverFault(lever, `years of the programmes are 1 to ${years}, not ${lever.year}`);
}

/** Without what is not there: a schedule says nothing of levers that nobody pulls. */
function given<T extends object>(all: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T;
}
