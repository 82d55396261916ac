import { type Fault, faultInWords } from '@muster/domain';
import { PROBLEM_JSON, problem } from '@muster/platform';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { BodyFault } from '../bodies/index.js';

/** Every way in which a delivery can be turned away as a whole. */
export const PROBLEMS = {
  'bad-query': { status: 400, title: 'The question cannot be read' },
  'bad-body': { status: 400, title: 'The body cannot be read' },
  unauthorised: { status: 401, title: 'Nobody is known to have sent this' },
  'unknown-delivery': { status: 404, title: 'There is no such delivery' },
  'unknown-route': { status: 404, title: 'There is nothing at this address' },
  'no-webhook': { status: 404, title: 'There is no webhook' },
  'too-slow': { status: 408, title: 'The body did not arrive in time' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is in a form that is not taken here' },
  rejected: { status: 422, title: 'Nothing of the body could be taken' },
  'too-many': { status: 429, title: 'Too many events in too short a time' },
  unexpected: { status: 500, title: 'Something went wrong here' },
  'log-unavailable': { status: 503, title: 'The event log does not answer' },
  'too-busy': { status: 503, title: 'Too many deliveries are in hand' },
  'no-identity-provider': { status: 503, title: 'The identity provider does not answer' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Thrown to answer with a problem. */
export class DoorProblem extends Error {
  override readonly name = 'DoorProblem';

  constructor(
    readonly code: ProblemCode,
    /** What happened, and what to do: for whoever sent it. */
    detail: string,
    readonly faults: readonly Fault[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
    /** Members beside those of every problem. */
    readonly more: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}

/** What is thrown while a request is answered, as a problem. What HTTP itself refuses is the sender's to mend, and not ours. */
export function problemOf(error: unknown, request: FastifyRequest): DoorProblem {
  if (error instanceof DoorProblem) return error;
  if (error instanceof BodyFault)
    return new DoorProblem(
      OF_BODY[error.status],
      `${error.message}; ${error.remedy}`,
      [],
      {},
      {
        reason: error.code,
      },
    );
  const { statusCode, code } = error as { readonly statusCode?: unknown; readonly code?: unknown };
  const refused = typeof code === 'string' && code.startsWith('FST_') ? statusCode : undefined;
  if (refused === 413) return new DoorProblem('too-large', 'send it in smaller parts');
  if (refused === 415)
    return new DoorProblem('unsupported-media-type', 'the Content-Type is not a media type');
  if (typeof refused === 'number' && refused < 500)
    return new DoorProblem('bad-body', 'its headers do not fit its body');
  return new DoorProblem(
    'unexpected',
    `the request failed for a reason of ours; the log tells more under request ${request.id}`,
    [],
    {},
    {},
    { cause: error },
  );
}

const OF_BODY = {
  400: 'bad-body',
  413: 'too-large',
  415: 'unsupported-media-type',
  422: 'bad-body',
} as const satisfies Record<BodyFault['status'], ProblemCode>;

export function answerProblem(request: FastifyRequest, reply: FastifyReply, error: DoorProblem): void {
  const errors = error.faults.map(fault => ({ ...fault, detail: faultInWords(fault) }));
  const body = { ...problem(PROBLEMS, error.code, error.message, request.url, errors), ...error.more };
  void reply
    .status(body.status)
    .headers(error.headers)
    .header('content-type', PROBLEM_JSON)
    .send(JSON.stringify(body));
}
