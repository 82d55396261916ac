import { type Area, ENGLAND } from '../organisations/area.js';
import { amount } from '../reported/series.js';
import { type PublishedPeriod } from '../subjects/organisation/figures/fold.js';
import { type AnomalyCode } from '../timeline/anomaly.js';
import { type DerivedBridge } from './bridge.js';
import { type CoverageOn } from './coverage.js';
import { type DerivedMeasure } from './evidence.js';
import { type Stock } from '../subjects/person/employment/stock.js';

/** A published figure and what is derived of the same; amounts in the measure's units (FTE: hundred-thousandths). */
export interface Reconciled {
  readonly figure: 'start' | 'end' | 'joiners' | 'leavers';
  readonly published: number | undefined;
  readonly derived: number;
  /** derived − published. */
  readonly difference: number | undefined;
  /** difference ÷ published, in percent. */
  readonly percent: number | undefined;
}

/**
 * Published flows compare two points in time: who came back from an absence without pay joined, and who is on one left.
 * Ours are daily, so those who came and went in between are in ours alone: to compare two-point states needs a job over facts.
 */
export function reconcile(
  period: PublishedPeriod,
  bridge: DerivedBridge,
  measure: DerivedMeasure,
): Reconciled[] {
  const derived = {
    start: bridge.opening,
    end: bridge.closing,
    joiners: bridge.joiners + bridge.entries.reactivated,
    leavers: bridge.leavers + bridge.exits.inactivated,
  };
  return (['start', 'end', 'joiners', 'leavers'] as const).map(figure => {
    const published = amount(period[figure], measure);
    const difference = published === undefined ? undefined : derived[figure] - published;
    const percent = difference === undefined || !published ? undefined : (100 * difference) / published;
    return { figure, published, derived: derived[figure], difference, percent };
  });
}

/** Why derived and published figures may differ. */
export interface Reason {
  readonly reason:
    | 'coverage'
    | 'silent-feed'
    | 'unknown-fte'
    | 'unmapped-codes'
    | 'late-events'
    | 'moves-between-areas'
    | 'onboarding'
    | 'unlinked-pseudonyms';
  readonly detail: string;
  /** How much of the stock or the flows it may explain, in the measure's units, as far as that can be told. */
  readonly size: number | undefined;
}

export interface Circumstances {
  readonly area: Area;
  readonly measure: DerivedMeasure;
  /** The published stock at the end. */
  readonly published: number | undefined;
  readonly bridge: DerivedBridge;
  readonly closing: Stock;
  readonly coverage: CoverageOn;
  /** Organisations whose feed covers the last day, and who have nobody in post on it. */
  readonly emptyFeeds: readonly string[];
  /** Sources that have sent nothing for long while others have. */
  readonly silentSources: readonly string[];
  /** Sources that have told of no day as late as the last. */
  readonly sourcesBehind: readonly string[];
  /**
   * Events about posts there with codes that the tables do not know, that contradict each other, or at unknown organisations; of all
   * professions, for such a code tells of none.
   */
  readonly anomalies: ReadonlyMap<ReconciledAnomaly, number>;
}

/** The likeliest first: by how much each may explain, and then those of which that cannot be told. */
export function reasonsFor(of: Circumstances): Reason[] {
  const { bridge, coverage } = of;
  const { entries, exits } = bridge;
  const reasons: Reason[] = [];
  if (coverage.share === undefined || coverage.share < 1)
    reasons.push({
      reason: 'coverage',
      detail:
        coverage.share === undefined
          ? 'no feed covers the area on the last day'
          : `feeds cover ${(100 * coverage.share).toFixed(1)} % on the last day`,
      size:
        coverage.share === undefined || of.published === undefined
          ? of.published
          : (1 - coverage.share) * of.published,
    });
  if (of.emptyFeeds.length + of.silentSources.length > 0)
    reasons.push({
      reason: 'silent-feed',
      detail: [
        ...(of.emptyFeeds.length > 0
          ? [`feeds that cover the day without anybody in post: ${listed(of.emptyFeeds)}`]
          : []),
        ...(of.silentSources.length > 0
          ? [`sources that have long sent nothing: ${listed(of.silentSources)}`]
          : []),
      ].join('; '),
      size: undefined,
    });
  if (of.measure === 'fte' && of.closing.unknownFte > 0)
    reasons.push({
      reason: 'unknown-fte',
      detail: `${of.closing.unknownFte} posts have no FTE, and add 0 each; the size takes the mean FTE of a person for them`,
      size:
        of.closing.headcount === 0
          ? undefined
          : (of.closing.unknownFte * of.closing.fte) / of.closing.headcount,
    });
  const anomalies = [...of.anomalies].filter(([, count]) => count > 0);
  if (anomalies.length > 0)
    reasons.push({
      reason: 'unmapped-codes',
      detail: `events about posts there, of any profession: ${anomalies.map(([code, count]) => `${count} ${ANOMALIES[code]} (${code})`).join(', ')}`,
      size: undefined,
    });
  if (of.sourcesBehind.length > 0)
    reasons.push({
      reason: 'late-events',
      detail: `sources that have told of no day as late as the last: ${listed(of.sourcesBehind)}`,
      size: undefined,
    });
  const moves = entries['move-in'] + entries.added + exits['move-out'] + exits.dropped;
  if (of.area !== ENGLAND && moves !== 0)
    reasons.push({
      reason: 'moves-between-areas',
      detail: 'published flows of an area count moves to and from others; gross joiners and leavers do not',
      size: moves,
    });
  const onboarding = entries.onboarded + exits.offboarded;
  if (onboarding !== 0)
    reasons.push({
      reason: 'onboarding',
      detail: 'feeds began or ended in the period: their people are no joiners or leavers',
      size: onboarding,
    });
  const surplus = of.published === undefined ? 0 : bridge.closing - of.published;
  if (of.measure === 'headcount' && coverage.organisations > 1 && surplus > 0)
    reasons.push({
      reason: 'unlinked-pseudonyms',
      detail:
        'whom several feeds tell of under pseudonyms that are not linked counts once for each; at most so many, as far as the ' +
        'others explain nothing',
      size: surplus,
    });
  return reasons.sort((a, b) => (b.size ?? -1) - (a.size ?? -1));
}

type ReconciledAnomaly = Extract<AnomalyCode, 'unmapped-code' | 'conflicting-codes' | 'unknown-organisation'>;

/** The code, which operators look for, stands behind the words. */
const ANOMALIES: { readonly [K in ReconciledAnomaly]: string } = {
  'unmapped-code': 'with an occupation code that is in no table',
  'conflicting-codes': 'with codes of two professions',
  'unknown-organisation': 'of an organisation that the reference does not know',
};

function listed(names: readonly string[]): string {
  const more = names.length - 10;
  return names.slice(0, 10).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
