import { type AlignedSeries } from './periods.js';
import { type SeriesPeriod } from './input.js';

/**
 * One area's past as the model reads it, by period, the last one ending at the origin; undefined where a figure is missing or
 * has no logarithm.
 */
export interface AreaHistory {
  readonly area: string;
  /** In post at the origin. */
  readonly stock: number;
  /** ln(end ÷ start): like for like, for a break lies between one period's end and the next one's start. */
  readonly growth: readonly (number | undefined)[];
  /** Logit of leavers ÷ stock at the start, half a person added to leavers and stayers alike. */
  readonly leavers: readonly (number | undefined)[];
  /** (end − start − joiners + leavers) ÷ stock at the start. */
  readonly residual: readonly (number | undefined)[];
  /** Joiners ÷ stock at the start. */
  readonly joiners: readonly (number | undefined)[];
}

export function historyOf({ area, periods }: AlignedSeries): AreaHistory {
  return {
    area,
    stock: periods.at(-1)?.end ?? 0,
    growth: periods.map(period => period && growthOf(period)),
    leavers: periods.map(period => period && leaverLogit(period)),
    residual: periods.map(period => period && residualRate(period)),
    joiners: periods.map(period =>
      period && has(period.start) && has(period.joiners) && period.start > 0
        ? period.joiners / period.start
        : undefined,
    ),
  };
}

export function growthOf({ start, end }: SeriesPeriod): number | undefined {
  return has(start) && has(end) && start > 0 && end > 0 ? Math.log(end / start) : undefined;
}

function leaverLogit({ start, leavers }: SeriesPeriod): number | undefined {
  if (!has(start) || !has(leavers) || start <= 0) return undefined;
  const stayers = Math.max(start - leavers, 0);
  return Math.log((leavers + 0.5) / (stayers + 0.5));
}

function residualRate({ start, end, joiners, leavers }: SeriesPeriod): number | undefined {
  if (!has(start) || !has(end) || !has(joiners) || !has(leavers) || start <= 0) return undefined;
  return (end - start - joiners + leavers) / start;
}

/**
 * Two series taken apart (England less its regions) or put together, figure by figure; a figure that one of them lacks is missing.
 * @param sign of each series
 */
export function combined(
  area: string,
  parts: readonly { readonly sign: 1 | -1; readonly series: AlignedSeries }[],
): AlignedSeries {
  const length = parts[0]?.series.periods.length ?? 0;
  const figures = ['start', 'end', 'joiners', 'leavers'] as const;
  return {
    area,
    periods: Array.from({ length }, (_, index) => {
      const known = parts.map(({ series }) => series.periods[index]);
      const first = known.find(period => period !== undefined);
      if (!first) return undefined;
      const sum = (figure: (typeof figures)[number]) => {
        let total = 0;
        for (const [at, { sign }] of parts.entries()) {
          const value = known[at]?.[figure];
          if (!has(value)) return undefined;
          total += sign * value;
        }
        return total;
      };
      return {
        from: first.from,
        to: first.to,
        ...Object.fromEntries(figures.map(figure => [figure, sum(figure)])),
      };
    }),
  };
}

function has(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}
