import { NotA } from '../brand.js';

export type RegimeName = 'hesa' | 'hes' | 'survey' | 'open';

/** What a source asks of figures about few people, once the noise is on them. */
export interface Regime {
  /** Whose rules these are; several where they are joined. */
  readonly names: readonly RegimeName[];
  /** Counts are rounded to the nearest multiple: 1 or 5. */
  readonly roundedTo: 1 | 5;
  /** Counts from 1 up to this are suppressed, whether they are so before or after the noise. */
  readonly suppressedUpTo: number;
  /** No percentage where the denominator is under this. */
  readonly percentFrom: number;
  /** Nothing is told of an area where fewer people are counted in all. */
  readonly minimum: number;
}

/**
 * Nearest 5, so 0 to 2 become 0; no percentage of fewer than 22.5 people.
 * @see Higher Education Statistics Agency, "Rounding and suppression to anonymise statistics"
 */
const HESA: Regime = {
  names: ['hesa'],
  roundedTo: 5,
  suppressedUpTo: 0,
  percentFrom: 22.5,
  minimum: 0,
};

/**
 * 1 to 7 suppressed (printed `*`), others to the nearest 5.
 * @see NHS Digital, "Disclosure control methodology for Hospital Episode Statistics and Emergency Care Data Set" (2018)
 */
const HES: Regime = {
  names: ['hes'],
  roundedTo: 5,
  suppressedUpTo: 7,
  percentFrom: 0,
  minimum: 0,
};

/** The source asks nothing beyond the noise. */
const OPEN: Regime = {
  names: ['open'],
  roundedTo: 1,
  suppressedUpTo: 0,
  percentFrom: 0,
  minimum: 0,
};

/** Those that need nothing said beside their name. */
export const REGIMES = { hesa: HESA, hes: HES, open: OPEN } as const satisfies Partial<
  Record<RegimeName, Regime>
>;

/**
 * Nothing of fewer respondents than the survey promised.
 * @throws {NotA} where the minimum is not a whole number from 1 on
 */
export function surveyRegime(minimum: number): Regime {
  if (!Number.isInteger(minimum) || minimum < 1)
    throw new NotA('a minimum of respondents, from 1 on', minimum);
  return { names: ['survey'], roundedTo: 1, suppressedUpTo: 0, percentFrom: minimum, minimum };
}

const NAMES: readonly RegimeName[] = ['hesa', 'hes', 'survey', 'open'];

/** What satisfies both: of each rule the stricter. `open` beside another asks nothing. */
export function stricter(one: Regime, other: Regime): Regime {
  const names = NAMES.filter(name => one.names.includes(name) || other.names.includes(name));
  const asking = names.filter(name => name !== 'open');
  return {
    names: asking.length > 0 ? asking : names,
    roundedTo: one.roundedTo > other.roundedTo ? one.roundedTo : other.roundedTo,
    suppressedUpTo: Math.max(one.suppressedUpTo, other.suppressedUpTo),
    percentFrom: Math.max(one.percentFrom, other.percentFrom),
    minimum: Math.max(one.minimum, other.minimum),
  };
}
