import { type Gamma, meanOf } from './distributions.js';

/** What was seen of one rate in one organisation, by band (or in one part, where bands do not differ). */
export interface RateEvidence {
  readonly organisation: string;
  readonly region: string;
  readonly events: readonly number[];
  /** In person-months. */
  readonly exposure: readonly number[];
}

/**
 * A rate by band and organisation, partially pooled: organisation's = England's of the band × the organisation's factor. Factors are
 * Gamma around their region's, whose are Gamma around 1; how far they lie apart (`concentration`: the larger the nearer) is learned from
 * all of them. So an organisation with four midwives lies near its region, and one with four hundred where its own figures say.
 */
export interface PooledRate {
  /** By band. */
  readonly england: readonly Gamma[];
  readonly regions: readonly PooledFactor[];
  readonly organisations: readonly PooledFactor[];
  /** Of organisations around their region, and of regions around England. */
  readonly concentration: { readonly organisation: number; readonly region: number };
}

export interface PooledFactor {
  readonly area: string;
  readonly region: string;
  /** Events seen, and expected at England's rates. */
  readonly events: number;
  readonly expected: number;
  /** Given that its parent's factor is the parent's mean. */
  readonly posterior: Gamma;
}

/** Half an event: Jeffreys' prior of a rate, so that none seen is not none to come. */
const PRIOR_EVENTS = 0.5;
/** Where factors seem not to differ at all, they may still by so much: a coefficient of variation of 3 %. */
const CLOSEST = 1000;
const FURTHEST = 2;
/** Variance of factors as believed, and the standard deviation of that belief. */
const BELIEVED = 0.15 ** 2;
const DOUBT = 0.03;

export function poolRate(evidence: readonly RateEvidence[]): PooledRate {
  const bands = evidence[0]?.events.length ?? 0;
  const england = Array.from({ length: bands }, (_, band): Gamma => {
    const events = sum(evidence.map(of => of.events[band]!));
    const exposure = sum(evidence.map(of => of.exposure[band]!));
    return { family: 'gamma', shape: events + PRIOR_EVENTS, rate: Math.max(exposure, 1) };
  });
  const seen = evidence.map(of => ({
    area: of.organisation,
    region: of.region,
    events: sum(of.events),
    // At rates that were seen, without the prior's half event: factors of all lie around 1.
    expected: sum(
      of.exposure.map(
        (months, band) => (months * (england[band]!.shape - PRIOR_EVENTS)) / england[band]!.rate,
      ),
    ),
  }));
  const byRegion = [...new Set(evidence.map(of => of.region))].map(region => {
    const own = seen.filter(of => of.region === region);
    return {
      area: region,
      region,
      events: sum(own.map(of => of.events)),
      expected: sum(own.map(of => of.expected)),
    };
  });
  const ofRegions = concentrationOf(byRegion.map(of => ({ ...of, around: of.expected })));
  const regions = byRegion.map(of => ({ ...of, posterior: posteriorOf(of, 1, ofRegions) }));
  const factor = new Map(regions.map(of => [of.area, meanOf(of.posterior)]));
  const ofOrganisations = concentrationOf(
    seen.map(of => ({ ...of, around: of.expected * factor.get(of.region)! })),
  );
  return {
    england,
    regions,
    organisations: seen.map(of => ({
      ...of,
      posterior: posteriorOf(of, factor.get(of.region)!, ofOrganisations),
    })),
    concentration: { organisation: ofOrganisations, region: ofRegions },
  };
}

function posteriorOf(of: { events: number; expected: number }, around: number, concentration: number): Gamma {
  return { family: 'gamma', shape: concentration * around + of.events, rate: concentration + of.expected };
}

/**
 * By moments: counts around what is expected vary by that plus its square ÷ concentration. Weighed, by what the groups can tell of it,
 * against the belief that factors have a coefficient of variation of about 15 %.
 */
export function concentrationOf(
  groups: readonly { readonly events: number; readonly around: number }[],
): number {
  const squares = sum(groups.map(of => of.around ** 2));
  const beyond = sum(groups.map(of => (of.events - of.around) ** 2 - of.around));
  const precision = squares ** 2 / Math.max(sum(groups.map(of => 2 * of.around ** 2 + of.around)), 1e-9);
  const seen = squares > 0 ? beyond / squares : 0;
  const variance = (precision * seen + BELIEVED / DOUBT ** 2) / (precision + 1 / DOUBT ** 2);
  return Math.min(CLOSEST, Math.max(FURTHEST, 1 / Math.max(variance, 1 / CLOSEST)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
