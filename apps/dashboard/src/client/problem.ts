interface ProblemJson {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly errors?: readonly { readonly detail?: string }[];
}

/** A problem that the API answered with (application/problem+json), or that there was no answer. */
export class ProblemError extends Error {
  private constructor(
    /** Of the API (docs: /docs), or `unreachable`. */
    readonly code: string,
    readonly status: number | undefined,
    /** What kind of problem, in words. */
    readonly title: string,
    /** What happened, and what to do. */
    readonly detail: string,
    readonly faults: readonly string[],
    /** How long to wait before asking again makes sense. */
    readonly retryAfterMs: number | undefined,
    options?: ErrorOptions,
  ) {
    super(`${title}: ${detail}`, options);
    this.name = 'ProblemError';
  }

  static from(response: Response, body: unknown): ProblemError {
    const {
      title,
      detail,
      code,
      errors = [],
    } = (typeof body === 'object' && body ? body : {}) as ProblemJson;
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return new ProblemError(
      code ?? 'unexpected',
      response.status,
      title ?? 'The answer cannot be read',
      detail ?? `the API answered with ${response.status}, and did not say why`,
      errors.flatMap(fault => fault.detail ?? []),
      Number.isFinite(seconds) ? seconds * 1_000 : undefined,
    );
  }

  static unreachable(cause: unknown): ProblemError {
    const detail =
      'Muster does not answer. What is shown is what was known before. It is asked again by itself.';
    return new ProblemError('unreachable', undefined, 'No connection', detail, [], 3_000, { cause });
  }

  /** Whether it may end by itself. */
  get passes(): boolean {
    return this.status === undefined || this.status === 503 || this.status === 502 || this.status === 504;
  }
}
