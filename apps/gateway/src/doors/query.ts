import { type Fault, shown } from '@muster/domain';
import { type FastifyRequest } from 'fastify';
import { DoorProblem } from './problems.js';

/** A query parameter's text → what it means; undefined where it means nothing. `expected` completes "expected …". */
export interface Parameter<Value> {
  readonly expected: string;
  read(text: string): Value | undefined;
}

type Parameters = Readonly<Record<string, Parameter<unknown>>>;
type Read<Of extends Parameters> = {
  readonly [Name in keyof Of]?: Of[Name] extends Parameter<infer Value> ? Value : never;
};

/** @throws {DoorProblem} with every parameter that is unknown, doubled or cannot be read */
export function readQuery<Of extends Parameters>(request: FastifyRequest, parameters: Of): Read<Of> {
  const faults: Fault[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(request.query as Record<string, unknown>)) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    const value = typeof text === 'string' ? parameter?.read(text) : undefined;
    if (value !== undefined) read[name] = value;
    else
      faults.push({
        pointer: name,
        expected: parameter ? parameter.expected : `one of ${Object.keys(parameters).join(', ')}`,
        got: parameter ? shown(text) : 'an unknown parameter',
      });
  }
  if (faults.length > 0)
    throw new DoorProblem(
      'bad-query',
      faults.map(({ pointer, expected }) => `${pointer}: expected ${expected}`).join('; '),
      faults,
    );
  return read as Read<Of>;
}

export const yesOrNo: Parameter<boolean> = {
  expected: 'true or false',
  read: text => (text === 'true' ? true : text === 'false' ? false : undefined),
};

export const wholeNumber = (max: number): Parameter<number> => ({
  expected: `a whole number from 0 to ${max}`,
  read: text => (/^\d{1,15}$/.test(text) && Number(text) <= max ? Number(text) : undefined),
});

export const matching = <Value extends string>(
  expected: string,
  holds: (text: string) => boolean,
): Parameter<Value> => ({ expected, read: text => (holds(text) ? (text as Value) : undefined) });
