import { type Fault, foremost, pointerStep, shown } from '@muster/domain';
import { type FastifyRequest } from 'fastify';
import { discreet } from '../delivery/discreet.js';
import { identifierInId } from '../pseudonyms/identifier-in-text.js';
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
        pointer: pointerStep(name),
        expected: parameter ? parameter.expected : `one of ${Object.keys(parameters).join(', ')}`,
        got: parameter ? shown(text) : 'an unknown parameter',
        remedy: parameter ? 'mend it in the address' : 'leave it out of the address',
      });
  }
  const told = foremost(faults).map(discreet);
  if (told.length > 0)
    throw new DoorProblem(
      'bad-query',
      told.map(({ pointer, expected }) => `${pointer}: expected ${expected}`).join('; '),
      told,
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

/** Sources are stored, and looked up by. */
export const sourceName: Parameter<string> = {
  expected: 'a source of 1 to 200 characters that names nobody, e.g. urn:ods:R0A:esr',
  read: text =>
    text !== '' &&
    text.length <= 200 &&
    text.isWellFormed() &&
    !text.includes('\0') &&
    identifierInId(text).length === 0
      ? text
      : undefined,
};

export const matching = <Value extends string>(
  expected: string,
  holds: (text: string) => boolean,
): Parameter<Value> => ({ expected, read: text => (holds(text) ? (text as Value) : undefined) });
