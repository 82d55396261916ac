import { type Fault, faultInWords } from '@muster/domain';
import { type Logger, MusterFault, problem, PROBLEM_JSON } from '@muster/platform';
import { isAway } from '@muster/store';
import { type FastifyReply, type FastifyRequest } from 'fastify';

/** Every way in which a request can fail: the code to match on, the status, and a title that does not vary. */
const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request cannot be read' },
  unauthenticated: { status: 401, title: 'The key is missing or wrong' },
  'only-reading': { status: 403, title: 'There is no key for this here' },
  'unknown-route': { status: 404, title: 'There is nothing at this address' },
  'unknown-job': { status: 404, title: 'There is no such job' },
  'none-parked': { status: 404, title: 'No such event is parked' },
  'other-generation': { status: 409, title: 'The read models are of another version' },
  invalid: { status: 422, title: 'The body says something that cannot be' },
  unexpected: { status: 500, title: 'Something went wrong here' },
  busy: { status: 503, title: 'The same people are being folded all the time' },
  'jobs-away': { status: 503, title: 'Jobs cannot be asked for now' },
  'log-away': { status: 503, title: 'The event log does not answer' },
  'store-away': { status: 503, title: 'The database does not answer' },
} as const;

type ProblemCode = keyof typeof PROBLEMS;

/** Thrown to answer with a problem. */
export class OpsProblem extends Error {
  override readonly name = 'OpsProblem';

  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly faults: readonly Fault[] = [],
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}

/** The problem that tells these faults of a body. */
export function invalid(faults: readonly Fault[]): OpsProblem {
  return new OpsProblem('invalid', faults.map(faultInWords).join('; '), faults);
}

/** What a fault is told as, by its code. */
export function problemOf({
  code,
  message,
  remedy,
}: Pick<MusterFault, 'code' | 'message' | 'remedy'>): OpsProblem {
  const detail = remedy === undefined ? message : `${message}; ${remedy}`;
  if (code === 'jobs-refused' || code === 'jobs-closed') return new OpsProblem('jobs-away', detail);
  return new OpsProblem(Object.hasOwn(PROBLEMS, code) ? (code as ProblemCode) : 'unexpected', detail);
}

/** Answers with what was thrown, as problem+json. Internals go to the log. */
export function answerProblem(
  logger: Logger,
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const told = thrown instanceof OpsProblem ? thrown : problemFrom(thrown, request.id);
  const { status } = PROBLEMS[told.code];
  if (status >= 500) logger.error({ err: told.cause ?? told, request: request.id }, told.code);
  const errors = told.faults.map(fault => ({ ...fault, detail: faultInWords(fault) }));
  void reply
    .status(status)
    .headers({
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="muster ops"' } : {}),
      ...(status === 503 ? { 'retry-after': '3' } : {}),
    })
    .header('content-type', PROBLEM_JSON)
    .send(JSON.stringify(problem(PROBLEMS, told.code, told.message, request.url.split('?', 1)[0]!, errors)));
}

function problemFrom(thrown: unknown, request: string): OpsProblem {
  if (thrown instanceof MusterFault) return problemOf(thrown);
  const { statusCode: status } = (thrown ?? {}) as { readonly statusCode?: unknown };
  if (typeof status === 'number' && status < 500)
    return new OpsProblem('bad-request', 'send well-formed JSON, with content-type: application/json');
  const cause = { cause: thrown };
  if (isAway(thrown))
    return new OpsProblem(
      'store-away',
      'the database does not answer; ask again in a few seconds',
      [],
      cause,
    );
  return new OpsProblem('unexpected', `the log tells more under request ${request}`, [], cause);
}
