/**
 * What PostgreSQL answered to a statement that failed, five letters and digits; undefined where it did not answer.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, severity, driverError } = error as Readonly<Record<string, unknown>>;
  if (typeof code === 'string' && typeof severity === 'string') return code;
  return sqlStateOf(driverError);
}
