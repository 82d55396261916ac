/**
 * A failure that a person can do something about. The message says what and where; `remedy` what to do.
 * `exit` is the process's exit code when a command ends with it (docs/cli.md).
 */
export class MusterFault extends Error {
  constructor(
    /** kebab-case and stable: tests and operators match on it. */
    readonly code: string,
    message: string,
    readonly remedy?: string,
    readonly exit: number = 1,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'MusterFault';
  }
}
