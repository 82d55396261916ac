import { type Regime } from './regime.js';

/** A count of people as it may be published. */
export type Protected =
  | { readonly kind: 'count'; readonly value: number }
  | {
      readonly kind: 'suppressed';
      /** `small-count`: printed `*`; `too-few-people`: in the whole area fewer than the source's minimum. */
      readonly reason: 'small-count' | 'too-few-people';
    };

/** Why a percentage or a likelihood is not given. */
export type NotGivenReason =
  /** One of its counts is. */
  | 'suppressed'
  /** The denominator is under what the regime asks for. */
  | 'too-few-people'
  /** The denominator is 0. */
  | 'nobody';

export type ProtectedPercent =
  | { readonly kind: 'percent'; readonly value: number }
  | { readonly kind: 'not-given'; readonly reason: NotGivenReason };

/**
 * A percentage of counts as published, so that it tells no more than they do; unrounded. Noise can carry a part past its whole: 100
 * is the most.
 */
export function percent(numerator: Protected, denominator: Protected, regime: Regime): ProtectedPercent {
  const rate = rateOf(numerator, denominator, regime);
  if (rate.kind === 'not-given') return rate;
  return { kind: 'percent', value: (100 * rate.count) / rate.of };
}

/** What a percentage is of, or why there is none. */
export function rateOf(
  numerator: Protected,
  denominator: Protected,
  regime: Regime,
):
  | { readonly kind: 'rate'; readonly count: number; readonly of: number }
  | { readonly kind: 'not-given'; readonly reason: NotGivenReason } {
  if (numerator.kind === 'suppressed' || denominator.kind === 'suppressed')
    return { kind: 'not-given', reason: 'suppressed' };
  if (denominator.value === 0) return { kind: 'not-given', reason: 'nobody' };
  if (denominator.value < regime.percentFrom) return { kind: 'not-given', reason: 'too-few-people' };
  return { kind: 'rate', count: Math.min(numerator.value, denominator.value), of: denominator.value };
}

/**
 * A count as a source wants it told where nothing asks for noise: reasons of leaving below region, say. Small counts are suppressed, others
 * rounded.
 */
export function toldUnder(count: number, { suppressedUpTo, roundedTo }: Regime): Protected {
  if (count > 0 && count <= suppressedUpTo) return { kind: 'suppressed', reason: 'small-count' };
  return { kind: 'count', value: Math.round(count / roundedTo) * roundedTo };
}
