const Z = 1.959963984540054;

/** Wilson's 95 per cent interval of a share. @see https://doi.org/10.1080/01621459.1927.10502953 */
export function wilson(share: number, of: number): { readonly low: number; readonly high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const shrunk = 1 + Z ** 2 / of;
  const centre = (share + Z ** 2 / (2 * of)) / shrunk;
  const half = (Z / shrunk) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
