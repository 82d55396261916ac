import { type TSchema } from 'typebox';
import { type Validator } from 'typebox/compile';
import { type Fault, faultsOfItem, pointerStep, shown } from './faults.js';

interface SchemaNode {
  readonly description?: string;
  readonly properties?: Record<string, SchemaNode>;
  readonly items?: SchemaNode;
}

/**
 * Every place where a value departs from its schema, in the schema's own words: a field's description says what was expected. Of very
 * many the first, and how many more there are.
 * @param at JSON pointer of the value within the item
 */
export function schemaFaults(validator: Validator, schema: TSchema, value: unknown, at: string): Fault[] {
  if (validator.Check(value)) return [];
  const faults = faultsOfItem();
  const places = new Set<string>();
  for (const error of validator.Errors(value)) {
    const add = (pointer: string, fault: Omit<Fault, 'pointer'>) => {
      if (places.has(pointer)) return;
      places.add(pointer);
      faults.add({ pointer: `${at}${printable(pointer)}`, ...fault });
    };
    const here = error.instancePath;
    if (error.keyword === 'required')
      for (const name of error.params.requiredProperties)
        add(`${here}/${name}`, { expected: expectedAt(schema, `${here}/${name}`), got: 'nothing' });
    else if (error.keyword === 'additionalProperties')
      error.params.additionalProperties.forEach((name, nth) =>
        add(`${here}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, {
          expected: 'no such field',
          got: shown(name),
          // The list is long, and the same for all of them.
          ...(nth > 0
            ? {}
            : { remedy: `known are ${Object.keys(nodeAt(schema, here)?.properties ?? {}).join(', ')}` }),
        }),
      );
    else if (error.keyword !== 'boolean')
      add(here, { expected: expectedAt(schema, here) || error.message, got: shown(valueAt(value, here)) });
  }
  return faults.told();
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

function printable(pointer: string): string {
  return steps(pointer)
    .map(step => `/${pointerStep(step)}`)
    .join('');
}
