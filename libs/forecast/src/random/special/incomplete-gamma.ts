import { poissonPoint } from './point.js';

const { abs, min } = Math;

/** Both parts of a whole, each to its own relative precision: neither is 1 minus the other where it is the smaller. */
export interface Parts {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The regularised incomplete gamma functions P(shape, x) and Q(shape, x): the chances that a gamma variable is below and above x.
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions (1964): the series 6.5.29 below the mean, the continued fraction 6.5.31 above
 */
export function incompleteGamma(shape: number, x: number): Parts {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const point = poissonPoint(shape, x);
  if (x < shape + 1) {
    let term = 1;
    let sum = 1;
    for (let n = 1; term > sum * 1e-17; n += 1) sum += term *= x / (shape + n);
    const lower = min(1, point * sum);
    return { lower, upper: 1 - lower };
  }
  const upper = min(1, point * shape * fraction(shape, x));
  return { lower: 1 - upper, upper };
}

/** 1 ÷ (x + 1 − shape − 1 (1 − shape) ÷ (x + 3 − shape − …)), from the left by Lentz's method. */
function fraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 100_000; i += 1) {
    const a = -i * (i - shape);
    b += 2;
    d = 1 / nonZero(a * d + b);
    c = nonZero(b + a / c);
    h *= d * c;
    if (abs(d * c - 1) < 1e-16) break;
  }
  return h;
}

function nonZero(value: number): number {
  return abs(value) < 1e-300 ? 1e-300 : value;
}
