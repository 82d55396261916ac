import { type PipelineEvidence } from '../evidence.js';
import { type Hours, type LeavingNow } from './parameters.js';

/** Before anything was seen: a year's leaving differs from the last's by 8 %, FTE a head by 0.3 %, as sure as after three years. */
const BELIEVED_YEARS = 3;
const LEAVING_SD = 0.08;
const HOURS_SD = 0.003;

/**
 * Where England's leaving stands at the end, by a Kalman filter of a random walk seen through Poisson counts, compared with the mean of the
 * window that rates are learned from.
 */
export function leavingNow({ leavingByYear, organisations }: PipelineEvidence): LeavingNow {
  const years = leavingByYear.filter(of => of.left > 0 && of.personMonths > 0);
  const seen = years.map(of => ({ rate: Math.log(of.left / of.personMonths), noise: 1 / of.left }));
  const steps = seen.slice(1).map((of, at) => {
    const before = seen[at]!;
    return (of.rate - before.rate) ** 2 - of.noise - before.noise;
  });
  const df = BELIEVED_YEARS + steps.length;
  const variance = Math.max(
    (BELIEVED_YEARS * LEAVING_SD ** 2 + steps.reduce((sum, step) => sum + step, 0)) / df,
    0.01 ** 2,
  );
  const yearly = { df, variance };
  const left = organisations.reduce((sum, of) => sum + of.left.reduce((all, count) => all + count, 0), 0);
  const months = organisations.reduce(
    (sum, of) => sum + of.personMonths.reduce((all, count) => all + count, 0),
    0,
  );
  const [first, ...later] = seen;
  if (first === undefined || left === 0) return { level: { mean: 0, sd: Math.sqrt(variance) }, yearly };
  let level = first.rate;
  let doubt = first.noise;
  for (const { rate, noise } of later) {
    doubt += variance;
    const gain = doubt / (doubt + noise);
    level += gain * (rate - level);
    doubt *= 1 - gain;
  }
  // The middle of the last year lies half a year before the origin.
  return { level: { mean: level - Math.log(left / months), sd: Math.sqrt(doubt + variance / 3) }, yearly };
}

/** The drift is shrunk to none: believed to be 0 ± a year's usual change. */
export function hours(fteByYear: readonly number[]): Hours {
  const changes = fteByYear.slice(1).map((fte, at) => Math.log(fte / fteByYear[at]!));
  const n = changes.length;
  const mean = n === 0 ? 0 : changes.reduce((sum, change) => sum + change, 0) / n;
  const squares = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0);
  const variance = (BELIEVED_YEARS * HOURS_SD ** 2 + squares) / (BELIEVED_YEARS + Math.max(n - 1, 0));
  const precision = n / variance + 1 / HOURS_SD ** 2;
  return {
    drift: { mean: (n * mean) / variance / precision, sd: Math.sqrt(1 / precision) },
    yearlySd: Math.sqrt(variance),
  };
}
