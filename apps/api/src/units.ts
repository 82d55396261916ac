import { fteNumber, type TargetMeasure } from '@muster/domain';

/** What the numbers of an answer count in. */
export const UNITS: Readonly<Record<TargetMeasure, string>> = {
  fte: 'FTE',
  headcount: 'people',
  starters: 'starters',
  places: 'places',
};

/**
 * A figure as a decimal number in the measure's unit: FTE are kept in hundred-thousandths, which five decimals give exactly.
 * What is not known is null.
 */
export function figureIn(measure: TargetMeasure): (value: number | undefined) => number | null {
  return value => (value === undefined ? null : rounded(measure === 'fte' ? fteNumber(value) : value));
}

/** To five decimals: rates and percentages have no end of them. */
export function rounded(value: number): number {
  return Math.round(value * 100_000) / 100_000;
}
