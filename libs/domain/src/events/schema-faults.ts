import { type TSchema } from 'typebox';
import { type Validator } from 'typebox/compile';
import { type Fault, shown } from './faults.js';

interface SchemaNode {
  readonly description?: string;
  readonly properties?: Record<string, SchemaNode>;
  readonly items?: SchemaNode;
}

/**
 * Every place where a value departs from its schema, in the schema's own words: a field's description says what was expected.
 * @param at JSON pointer of the value within the item
 */
export function schemaFaults(validator: Validator, schema: TSchema, value: unknown, at: string): Fault[] {
  if (validator.Check(value)) return [];
  const faults = new Map<string, Fault>();
  for (const error of validator.Errors(value)) {
    const add = (pointer: string, fault: Omit<Fault, 'pointer'>) => {
      if (!faults.has(pointer)) faults.set(pointer, { pointer: `${at}${pointer}`, ...fault });
    };
    const here = error.instancePath;
    if (error.keyword === 'required')
      for (const name of error.params.requiredProperties)
        add(`${here}/${name}`, { expected: expectedAt(schema, `${here}/${name}`), got: 'nothing' });
    else if (error.keyword === 'additionalProperties')
      for (const name of error.params.additionalProperties)
        add(`${here}/${escaped(name)}`, {
          expected: 'no such field',
          got: shown(name),
          remedy: `known are ${Object.keys(nodeAt(schema, here)?.properties ?? {}).join(', ')}`,
        });
    else if (error.keyword !== 'boolean')
      add(here, { expected: expectedAt(schema, here) || error.message, got: shown(valueAt(value, here)) });
  }
  return [...faults.values()];
}

function expectedAt(schema: TSchema, pointer: string): string {
  return nodeAt(schema, pointer)?.description ?? (pointer === '' ? 'an object' : 'another value');
}

function nodeAt(schema: TSchema, pointer: string): SchemaNode | undefined {
  return steps(pointer).reduce<SchemaNode | undefined>(
    (node, step) => node?.properties?.[step] ?? (/^\d+$/.test(step) ? node?.items : undefined),
    schema as SchemaNode,
  );
}

function valueAt(value: unknown, pointer: string): unknown {
  return steps(pointer).reduce<unknown>(
    (node, step) =>
      typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[step] : undefined,
    value,
  );
}

function steps(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function escaped(step: string): string {
  return step.replaceAll('\0', '').toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}
