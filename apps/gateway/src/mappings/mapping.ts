import { MusterFault } from '@muster/platform';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

const closed = { additionalProperties: false };

const GroupColumn = Type.Object(
  {
    /** Completes "expected …" where a value does not fit. */
    expected: Type.String(),
    /** Either a pattern with the fields it yields ($1 is the first group) … */
    pattern: Type.Optional(Type.String()),
    fields: Type.Optional(Type.Record(Type.String(), Type.Object({ lastDayOf: Type.String() }, closed))),
    /** … or a table of codes for one field. */
    codes: Type.Optional(Type.Record(Type.String(), Type.String())),
    field: Type.Optional(Type.String()),
  },
  closed,
);

const MappingSchema = Type.Object(
  {
    name: Type.String(),
    describes: Type.String(),
    event: Type.Literal('workforce.reported'),
    source: Type.String(),
    subject: Type.Object({ kind: Type.Literal('organisation'), field: Type.String() }, closed),
    time: Type.Literal('first day of the vintage'),
    constants: Type.Record(Type.String(), Type.String()),
    parameters: Type.Array(Type.Literal('vintage')),
    /** Rows that agree in these columns make one event. */
    group: Type.Record(Type.String(), GroupColumn),
    /** What each row of a group gives: one figure, named by a column. */
    pivot: Type.Object(
      {
        column: Type.String(),
        expected: Type.String(),
        values: Type.Record(Type.String(), Type.String()),
        required: Type.Array(Type.String()),
        measures: Type.Record(
          Type.String(),
          Type.Object({ field: Type.String(), as: Type.Enum(['integer', 'decimal']) }, closed),
        ),
      },
      closed,
    ),
  },
  closed,
);

/** How a file's rows become events: data, not code (data/mappings/*.json). */
export type Mapping = Static<typeof MappingSchema>;

const validator = Compile(MappingSchema);

/** @throws {MusterFault} when there is no mapping of that name (the known ones are listed), or it is broken */
export function readMapping(folder: string, name: string): Mapping {
  const known = readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .map(file => file.slice(0, -'.json'.length));
  if (!known.includes(name))
    throw new MusterFault(
      'unknown-mapping',
      `there is no mapping ${name}`,
      `known are ${known.join(', ')}`,
      2,
    );
  const mapping: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  if (validator.Check(mapping)) return mapping;
  const faults = validator.Errors(mapping).map(error => `${error.instancePath}: ${error.message}`);
  throw new MusterFault('bad-mapping', `the mapping ${name} is broken: ${faults.join('; ')}`);
}
