import { type Fault, shown } from '@muster/domain';
import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import { type ValidationError } from 'class-validator';
import { ApiProblem, problemError } from './problems.js';

/** Checks the body of a command against its class; every fault is told, in the words of the class's messages. */
class CheckedBody extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return super.transform(value, metadata);
    throw invalid([{ pointer: '', expected: 'a JSON object', got: shown(value) }]);
  }
}

export const checkedBody = new CheckedBody({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  validationError: { target: false, value: true },
  exceptionFactory: errors => invalid(errors.flatMap(error => faultsOf(error, ''))),
});

/** The problem that tells these faults; pointers lead into the body. */
export function invalid(faults: readonly Fault[]): ApiProblem {
  const errors = faults.map(fault => problemError(fault, 'body'));
  return new ApiProblem('invalid', errors.map(({ detail }) => detail).join('; '), errors);
}

function faultsOf({ property, value, constraints, children }: ValidationError, at: string): Fault[] {
  const pointer =
    property === undefined ? at : `${at}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const below = (children ?? []).flatMap(child => faultsOf(child, pointer));
  if (!constraints || below.length > 0) return below;
  if ('whitelistValidation' in constraints)
    return [{ pointer, expected: 'no such field', got: shown(value) }];
  return [...new Set(Object.values(constraints))].map(expected => ({ pointer, expected, got: shown(value) }));
}
