import { type Fault, schemaFaults } from '@muster/domain';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Static, type TObject } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { ApiProblem, problemError } from './problems.js';

/** The query parameters of a route, checked: `@Asked(PositionQuestion) question: PositionQuestion`. */
export function Asked(schema: TObject): ParameterDecorator {
  const validator = Compile(schema);
  return createParamDecorator((_: unknown, context: ExecutionContext) =>
    readQuestion(schema, validator, context.switchToHttp().getRequest<FastifyRequest>().query),
  )();
}

/**
 * @throws {ApiProblem} `bad-query`, with every fault; unknown parameters are refused by name
 */
function readQuestion<Schema extends TObject>(
  schema: Schema,
  validator: Validator,
  query: unknown,
): Static<Schema> {
  // Fastify's query has no prototype, which the checker does not take for an object.
  const question: unknown = { ...(query as object) };
  const faults: Fault[] = schemaFaults(validator, schema, question, '');
  if (faults.length === 0) return question as Static<Schema>;
  const errors = faults.map(fault => problemError(fault, 'query'));
  throw new ApiProblem('bad-query', errors.map(({ detail }) => detail).join('; '), errors);
}
