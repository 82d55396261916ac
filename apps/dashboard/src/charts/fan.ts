/** Of a forecast: the value on a day, by the share of outcomes that lie below it (`"0.025"`). */
export interface FanPoint {
  readonly on: string;
  readonly quantiles: Readonly<Record<string, number>>;
}

export const BANDS = [
  { percent: '95', low: '0.025', high: '0.975' },
  { percent: '80', low: '0.1', high: '0.9' },
  { percent: '50', low: '0.25', high: '0.75' },
] as const;

export interface Band {
  readonly percent: (typeof BANDS)[number]['percent'];
  readonly points: readonly { readonly on: string; readonly low: number; readonly high: number }[];
}

/** The bands that all points have limits for, the widest first; the day that is known begins each, where it is given. */
export function bandsOf(
  fan: readonly FanPoint[],
  known?: { readonly on: string; readonly value: number },
): Band[] {
  return BANDS.flatMap(({ percent, low, high }) => {
    const points = fan.flatMap(({ on, quantiles }) => {
      const [from, to] = [quantiles[low], quantiles[high]];
      return from === undefined || to === undefined ? [] : [{ on, low: from, high: to }];
    });
    if (points.length === 0 || points.length < fan.length) return [];
    const start =
      known && known.on < points[0]!.on ? [{ on: known.on, low: known.value, high: known.value }] : [];
    return [{ percent, points: [...start, ...points] }];
  });
}

/** The line in the middle. */
export function medianOf(fan: readonly FanPoint[]): { readonly on: string; readonly value: number }[] {
  return fan.flatMap(({ on, quantiles }) =>
    quantiles['0.5'] === undefined ? [] : [{ on, value: quantiles['0.5'] }],
  );
}
