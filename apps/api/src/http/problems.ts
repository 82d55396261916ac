import { type Fault, faultInWords } from '@muster/domain';
import { problem } from '@muster/platform';
import { type Static, Type } from 'typebox';

/** Every way in which a request can fail: the code to match on, the status, and a title that does not vary. */
export const PROBLEMS = {
  'bad-query': { status: 400, title: 'The question cannot be read' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'bad-request': { status: 400, title: 'The request cannot be read' },
  'unknown-route': { status: 404, title: 'There is nothing at this address' },
  'unknown-target': { status: 404, title: 'There is no such target' },
  'unknown-scenario': { status: 404, title: 'There is no such scenario' },
  'unknown-forecast': { status: 404, title: 'There is no such forecast' },
  'unknown-report': { status: 404, title: 'There is no such report' },
  'no-forecast': { status: 404, title: 'There is no forecast yet' },
  'unknown-cohort': { status: 404, title: 'There is no such cohort' },
  'unknown-command': { status: 404, title: 'There is no such command' },
  'unknown-job': { status: 404, title: 'There is no such job' },
  'method-not-allowed': { status: 405, title: 'This address does not take this method' },
  'not-acceptable': { status: 406, title: 'There is no answer in the form asked for' },
  'target-exists': { status: 409, title: 'The target is set already' },
  'scenario-exists': { status: 409, title: 'The scenario is saved already' },
  'stale-revision': { status: 409, title: 'It was revised meanwhile' },
  'too-large': { status: 413, title: 'The body is too large' },
  'too-many-rows': { status: 413, title: 'The answer is too long for a page' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON' },
  invalid: { status: 422, title: 'The body says something that cannot be' },
  parked: { status: 422, title: 'The event was set aside' },
  unexpected: { status: 500, title: 'Something went wrong here' },
  'log-unavailable': { status: 503, title: 'The event log does not answer' },
  'jobs-away': { status: 503, title: 'Jobs cannot be asked for now' },
  'too-many-streams': { status: 503, title: 'Too many follow already' },
  'not-ready': { status: 503, title: 'Nothing can be answered yet' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

const ProblemError = Type.Object(
  {
    pointer: Type.Optional(Type.String({ description: 'JSON pointer into the body; empty for the whole' })),
    parameter: Type.Optional(Type.String({ description: 'the query parameter' })),
    detail: Type.String({ description: 'what is wrong there, in words' }),
    expected: Type.String(),
    got: Type.String({ description: 'at most 80 characters of what came' }),
    remedy: Type.Optional(Type.String({ description: 'what to do' })),
  },
  { component: 'ProblemError' },
);
export type ProblemError = Static<typeof ProblemError>;

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
export const Problem = Type.Object(
  {
    type: Type.String({ description: '`urn:muster:problem:` and the code' }),
    title: Type.String({ description: 'what kind of problem it is' }),
    status: Type.Integer({ description: 'the HTTP status' }),
    detail: Type.String({ description: 'what happened this time, and what to do' }),
    code: Type.Enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]], {
      description: 'stable: match on it',
    }),
    instance: Type.String({
      description: 'the path asked for, without its query, and with … for parts that may name somebody',
    }),
    errors: Type.Array(ProblemError, {
      description: 'every fault that was found, not the first alone; empty where the detail says it all',
    }),
  },
  { component: 'Problem', description: 'The one shape of all errors.' },
);
export type Problem = Static<typeof Problem>;

/** Thrown to answer with a problem. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly code: ProblemCode,
    /** What happened this time, and what to do: for the one who asked. */
    detail: string,
    readonly errors: readonly ProblemError[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}

export function problemOf(
  code: ProblemCode,
  detail: string,
  path: string,
  errors: readonly ProblemError[] = [],
): Problem {
  return { ...problem(PROBLEMS, code, detail, path, errors), errors: [...errors] };
}

/** @param where whether a fault's pointer leads into the body or names a query parameter */
export function problemError(fault: Fault, where: 'body' | 'query'): ProblemError {
  const at = where === 'body' ? { pointer: fault.pointer } : { parameter: fault.pointer.slice(1) };
  const { expected, got, remedy } = fault;
  const named = where === 'body' ? fault : { ...fault, pointer: fault.pointer.slice(1) };
  return { ...at, detail: faultInWords(named), expected, got, ...(remedy === undefined ? {} : { remedy }) };
}

export function pathOf(url: string): string {
  return url.split('?', 1)[0]!;
}
