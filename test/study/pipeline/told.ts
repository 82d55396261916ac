/** Of the full study; `npm test` has a short form. */
export const SEEDS = Number(process.env['MUSTER_STUDY'] ?? 8);
/** Of fewer, shares and ratios say little: they are told from so many on. */
export const ENOUGH = 60;

/** Figures of a study that is large enough to be quoted, a line each. */
export function tell(rows: readonly object[]): void {
  if (SEEDS >= ENOUGH) process.stdout.write(`${rows.map(row => JSON.stringify(row)).join('\n')}\n`);
}
