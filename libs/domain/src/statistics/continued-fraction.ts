const TINY = 1e-300;

/**
 * a₁ ÷ (b₁ + a₂ ÷ (b₂ + …)), from the left until a further term changes nothing.
 * @see Lentz, Applied Optics 15 (1976), as modified by Thompson and Barnett, Journal of Computational Physics 64 (1986)
 */
export function continuedFraction(a: (n: number) => number, b: (n: number) => number): number {
  let fraction = TINY;
  let c = TINY;
  let d = 0;
  for (let n = 1; n < 100_000; n += 1) {
    d = 1 / nonZero(b(n) + a(n) * d);
    c = nonZero(b(n) + a(n) / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return fraction;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
