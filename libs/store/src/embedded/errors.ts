export type EmbeddedFault =
  /** The platform, or what npm installed for it, cannot run the embedded PostgreSQL. */
  | 'unsupported'
  /** A folder, or something in it, is closed to a user who needs it. */
  | 'unreachable'
  | 'no-system-user'
  | 'secret-lost'
  /** Asked for exclusively, and another process holds it. */
  | 'in-use'
  | 'initialisation-failed'
  | 'start-failed'
  | 'stop-failed';

/** What stands in the way of the embedded PostgreSQL, where, and what to do about it. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';

  constructor(
    readonly code: EmbeddedFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The system's own code of a failure (`ENOENT`), or PostgreSQL's (`57P03`). */
export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
