import { type Logger, PROBLEM_JSON, shownPath } from '@muster/platform';
import { isAway } from '@muster/store';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiProblem, pathOf, type ProblemCode, problemOf, PROBLEMS } from './problems.js';
import { type RouteTable } from './route-table.js';

/** Turns whatever is thrown, here or in Fastify, into a problem. Internals go to the log, never into an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly routes: RouteTable,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const path = pathOf(request.url);
    const problem = thrown instanceof ApiProblem ? thrown : this.problemFrom(thrown, request, path);
    const { status } = PROBLEMS[problem.code];
    if (status >= 500)
      this.logger.error(
        {
          err: problem.cause ?? problem,
          method: request.method,
          path: shownPath(path),
          request: request.id,
        },
        problem.code,
      );
    void reply
      .status(status)
      .headers(status === 503 ? { 'retry-after': RETRY_AFTER_S, ...problem.headers } : problem.headers)
      .header('content-type', PROBLEM_JSON)
      .send(JSON.stringify(problemOf(problem.code, problem.message, path, problem.errors)));
  }

  private problemFrom(thrown: unknown, { method, id }: FastifyRequest, path: string): ApiProblem {
    const status = statusOf(thrown);
    if (status === 404) return this.nothingAt(path, method);
    if (status !== undefined && status < 500) {
      const [code, detail] = REFUSED[fastifyCode(thrown) ?? ''] ?? NOT_WELL_FORMED;
      return new ApiProblem(code, detail);
    }
    if (isAway(thrown)) {
      const detail = 'the database does not answer; ask again in a few seconds';
      return new ApiProblem('not-ready', detail, [], {}, { cause: thrown });
    }
    const detail = `the request failed for a reason of ours; the log tells more under request ${id}`;
    return new ApiProblem('unexpected', detail, [], {}, { cause: thrown });
  }

  private nothingAt(path: string, method: string): ApiProblem {
    const allowed = this.routes.methodsAt(path);
    if (allowed.length === 0)
      return new ApiProblem(
        'unknown-route',
        'there is nothing at this address; /docs lists what may be asked, and the guide for HR suppliers where to send',
      );
    const detail = `${shownPath(path)} takes ${allowed.join(', ')}, not ${method}`;
    return new ApiProblem('method-not-allowed', detail, [], { allow: allowed.join(', ') });
  }
}

/** What Fastify refuses before a route runs. Its own words would repeat what was sent. */
const REFUSED: Partial<Record<string, readonly [ProblemCode, string]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformed-json', 'the body is not well-formed JSON'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed-json', 'the body is empty'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 'the body is larger than this address takes'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported-media-type',
    'send JSON, with content-type: application/json',
  ],
  FST_ERR_BAD_URL: ['bad-request', 'the path cannot be decoded'],
  FST_ERR_MAX_PARAM_LENGTH: ['bad-request', 'a part of the path is too long'],
};

/** A database that restarts is back in about so many seconds. */
const RETRY_AFTER_S = '3';

const NOT_WELL_FORMED: readonly [ProblemCode, string] = ['bad-request', 'the request is not well formed'];

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = (thrown as { statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** Nest wraps what Fastify throws. */
function fastifyCode(thrown: unknown): string | undefined {
  const error = thrown instanceof HttpException ? thrown.cause : thrown;
  return (error as { code?: string } | undefined)?.code;
}
