import { type Beta, type Gamma, meanOf, quantileOf, spreadOf } from './distributions.js';

/**
 * One thing that was learned, so that it can be shown: what was seen, what was believed before, what is believed now, and what would be
 * without the others' evidence. Plain JSON.
 */
export interface LearnedParameter {
  /** As in docs/forecast-pipeline.md: `leaving`, `withdrawing`, `fill`… */
  readonly name: string;
  /** `ENG`, a region or an organisation. */
  readonly area: string;
  /** A tenure band or a year of training, from 0; absent where it is one for all. */
  readonly part?: number;
  readonly unit: 'a person-month' | 'times England’s' | 'share';
  /** Events in so much exposure, or times yes of so many. */
  readonly evidence: { readonly events: number; readonly exposure: number };
  readonly prior: Gamma | Beta;
  readonly posterior: Gamma | Beta;
  readonly mean: number;
  readonly sd: number;
  /** Between which it lies with 95 %. */
  readonly interval: { readonly low: number; readonly high: number };
  /** The own evidence alone, without pooling; absent where there is none. */
  readonly unpooled?: number;
}

export function learned(
  of: Pick<LearnedParameter, 'name' | 'area' | 'part' | 'unit' | 'evidence' | 'prior' | 'posterior'>,
): LearnedParameter {
  const { events, exposure } = of.evidence;
  return {
    ...of,
    mean: meanOf(of.posterior),
    sd: spreadOf(of.posterior),
    interval: { low: quantileOf(of.posterior, 0.025), high: quantileOf(of.posterior, 0.975) },
    ...(exposure > 0 ? { unpooled: events / exposure } : {}),
  };
}
