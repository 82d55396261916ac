import { type TSchema } from 'typebox';
import { type Validator } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { type Fault, faultsOfItem, pointerStep, shown } from './faults.js';
import { LEAVE_OUT, NEEDED, remedyOf } from './schema-remedies.js';

/** Typebox stops at eight unless told otherwise, and an event wrong in nine places would be mended and sent nine times. */
const MOST_ERRORS = 1000;
Settings.Set({ maxErrors: MOST_ERRORS });

interface SchemaNode {
  readonly description?: string;
  readonly properties?: Record<string, SchemaNode>;
  readonly items?: SchemaNode;
}

/**
 * Every place where a value departs from its schema, in the schema's own words: a field's description says what was expected. Of very
 * many the first, and how many more there are. Where there are none, nothing is built.
 * @param at JSON pointer of the value within the item
 */
export function schemaFaults(validator: Validator, schema: TSchema, value: unknown, at: string): Fault[] {
  if (validator.Check(value)) return [];
  const faults = faultsOfItem();
  const places = new Set<string>();
  const add = (pointer: string, fault: Omit<Fault, 'pointer'>) => {
    if (places.has(pointer)) return;
    places.add(pointer);
    faults.add({ pointer: `${at}${printable(pointer)}`, ...fault });
  };
  const unknownIn = new Set<string>();
  const addUnknown = (parent: string, name: string) => {
    // The list of those that are known is long, and the same for all of them.
    const known = unknownIn.has(parent) ? undefined : Object.keys(nodeAt(schema, parent)?.properties ?? {});
    unknownIn.add(parent);
    add(`${parent}/${escaped(name)}`, {
      expected: 'no such field',
      got: shown(name),
      remedy: known === undefined ? LEAVE_OUT : `known are ${known.join(', ')}`,
    });
  };
  const errors = validator.Errors(value);
  for (const error of errors) {
    const here = error.instancePath;
    if (error.keyword === 'required')
      for (const name of error.params.requiredProperties)
        add(`${here}/${name}`, {
          expected: expectedAt(schema, `${here}/${name}`),
          got: 'nothing',
          remedy: NEEDED,
        });
    else if (error.keyword === 'additionalProperties')
      for (const name of error.params.additionalProperties) addUnknown(here, name);
    // Of an unknown field typebox says that nothing may be there, and of all of them once more, if there is room.
    else if (error.keyword === 'boolean') {
      const [name = '', ...parents] = steps(here).reverse();
      addUnknown(
        parents
          .reverse()
          .map(step => `/${escaped(step)}`)
          .join(''),
        name,
      );
    } else {
      const there = valueAt(value, here);
      add(here, {
        expected: expectedAt(schema, here) || error.message,
        got: shown(there),
        remedy: remedyOf(error.keyword, there, typeAsked(error)),
      });
    }
  }
  if (places.size === 0)
    add('', { expected: expectedAt(schema, ''), got: 'another value', remedy: remedyOf('', value) });
  return faults.told(errors.length >= MOST_ERRORS);
}

function typeAsked({
  keyword,
  params,
}: {
  readonly keyword: string;
  readonly params: object;
}): string | undefined {
  const asked = keyword === 'type' ? (params as { readonly type?: unknown }).type : undefined;
  return typeof asked === 'string' ? asked : undefined;
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

function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
