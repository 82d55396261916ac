import { type AreaHistory, combined, growthOf, historyOf } from './history.js';
import { type NoForecast, type Remark, type SeriesInput } from './input.js';
import { type AlignedSeries, type Alignment } from './periods.js';

export const ENGLAND = 'ENG';
/** What England has in post outside the regions that are told of: forecast, so that areas add up, and not shown. */
export const REST = 'rest of England';

/** Who is forecast, and by which shared past. */
export interface Places {
  /** Whose growth all areas share: England's, or that of the regions together. */
  readonly shared: AreaHistory;
  /** What is drawn one by one. England alone where there are no regions. */
  readonly areas: readonly AreaHistory[];
  /** What England is of the sum of the areas, by its stock and by its leavers at the origin; undefined where it is none of a sum. */
  readonly england: { readonly stock: number; readonly leavers: number } | undefined;
  readonly remarks: readonly Remark[];
}

/** Regions that add up to less than this much of England leave a rest; people in two regions make them add up to more. */
const WHOLE = 0.999;
/** Rounding of published figures. */
const EXCEEDS = 1.001;

/** @returns who can be forecast from the origin on; or why nobody can */
export function placesOf(input: SeriesInput, { england, regions }: Alignment): Places | NoForecast {
  const remarks: Remark[] = [];
  const standing = regions.filter(region => stands(region, input, remarks));
  const nation = england && stands(england, input, remarks) ? england : undefined;
  if (!nation && standing.length === 0)
    return {
      status: 'no-forecast',
      code: 'nobody-in-post',
      detail: `no area has a stock above 0 at the end of ${input.origin}`,
      remedy: 'name an origin at which a period ends with people in post',
    };
  if (!nation) {
    remarks.push({
      code: 'england-absent',
      detail: `England is not told of at ${input.origin}: the regions share the growth of their sum, and England is not forecast`,
    });
    const together = combined(ENGLAND, standing.map(plus));
    return {
      shared: historyOf(together),
      areas: standing.map(historyOf),
      england: undefined,
      remarks,
    };
  }
  if (standing.length === 0) {
    if (regions.length === 0)
      remarks.push({ code: 'regions-absent', detail: 'there are no regions: England is forecast alone' });
    return {
      shared: historyOf(nation),
      areas: [historyOf(nation)],
      england: undefined,
      remarks,
    };
  }
  const covered = sumAtOrigin(standing, 'end')! / nation.periods.at(-1)!.end!;
  const rest =
    covered < WHOLE
      ? combined(REST, [
          { sign: 1, series: nation },
          ...standing.map(series => ({ sign: -1 as const, series })),
        ])
      : undefined;
  if (rest)
    remarks.push({
      code: 'rest-of-england',
      detail: `the regions told of at ${input.origin} hold ${(100 * covered).toFixed(1)} % of England: the rest is forecast as one more area`,
    });
  if (covered > EXCEEDS && input.measure === 'fte')
    remarks.push({
      code: 'regions-exceed-england',
      detail: `the regions hold ${(100 * covered).toFixed(1)} % of England's FTE at ${input.origin}: England is kept at that ratio to their sum`,
    });
  const parts = [...standing, ...(rest ? [rest] : [])];
  return {
    shared: historyOf(nation),
    areas: parts.map(historyOf),
    england: {
      stock: ratio(nation.periods.at(-1)!.end, sumAtOrigin(parts, 'end')),
      leavers: ratio(nation.periods.at(-1)!.leavers, sumAtOrigin(parts, 'leavers')),
    },
    remarks,
  };
}

const plus = (series: AlignedSeries) => ({ sign: 1 as const, series });

/** Whether an area has people in post at the origin; says so where it has not. */
function stands({ area, periods }: AlignedSeries, { origin }: SeriesInput, remarks: Remark[]): boolean {
  const last = periods.at(-1);
  if (last?.end !== undefined && last.end > 0) {
    remarks.push(...incomplete(area, periods));
    return true;
  }
  const ended = periods.findLast(period => period?.end !== undefined);
  remarks.push(
    last?.end === 0
      ? {
          code: 'nobody-in-post',
          area,
          detail: `nobody is in post at the end of ${origin}: there is nothing to grow`,
        }
      : {
          code: 'ended',
          area,
          detail: ended
            ? `its last stock is that of ${ended.to}, none is told for ${origin}: not forecast`
            : `no stock is told of it up to ${origin}: not forecast`,
        },
  );
  return false;
}

function incomplete(area: string, periods: AlignedSeries['periods']): Remark[] {
  const told = periods.filter(period => period !== undefined);
  const ungrown = told.filter(period => growthOf(period) === undefined).length;
  const unflowing = told.filter(
    ({ joiners, leavers }) => joiners === undefined || leavers === undefined,
  ).length;
  const parts = [
    ...(ungrown > 0 ? [`${ungrown} without people in post at both start and end tell of no growth`] : []),
    ...(unflowing > 0 ? [`${unflowing} without joiners or leavers tell of no flows`] : []),
  ];
  if (parts.length === 0) return [];
  return [{ code: 'incomplete', area, detail: `of its ${told.length} periods ${parts.join(', ')}` }];
}

function sumAtOrigin(series: readonly AlignedSeries[], figure: 'end' | 'leavers'): number | undefined {
  let sum = 0;
  for (const { periods } of series) {
    const value = periods.at(-1)?.[figure];
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

function ratio(whole: number | undefined, sum: number | undefined): number {
  return whole === undefined || sum === undefined || sum <= 0 ? 1 : whole / sum;
}
