import { MusterFault } from '@muster/platform';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { type SnapshotMapping, SnapshotMappingSchema } from './snapshot-mapping.js';

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
    kind: Type.Optional(Type.Literal('pivot')),
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

/** How the rows of a file of figures become events: data, not code (data/mappings/*.json). */
export type Mapping = Static<typeof MappingSchema>;

/** Every kind of mapping; `pivot` unless it says otherwise. */
export type AnyMapping = Mapping | SnapshotMapping;

/** Not checked yet. */
function parsed(file: string, name: string): AnyMapping {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as AnyMapping;
  } catch (cause) {
    throw new MusterFault('bad-mapping', `the mapping ${name} cannot be read`, `mend ${file}`, 1, { cause });
  }
}

/** Compiled when a mapping is read: whoever reads none need not wait for it. */
function validatorOf({ kind }: AnyMapping): Validator {
  return kind === 'snapshot' ? Compile(SnapshotMappingSchema) : Compile(MappingSchema);
}

export function isSnapshotMapping(mapping: AnyMapping): mapping is SnapshotMapping {
  return mapping.kind === 'snapshot';
}

/** @throws {MusterFault} when there is no mapping of that name (the known ones are listed), it is broken, or it reads snapshots */
export function readMapping(folder: string, name: string): Mapping {
  const mapping = readAnyMapping(folder, name);
  if (!isSnapshotMapping(mapping)) return mapping;
  throw new MusterFault(
    'wrong-mapping',
    `the mapping ${name} reads snapshots of an organisation on a day`,
    `name both, e.g. --mapping ${name} --as-at 2025-01-31 --organisation R0A`,
    2,
  );
}

/** @throws {MusterFault} when there is no mapping of that name, it is broken, or it reads no snapshots */
export function readSnapshotMapping(folder: string, name: string): SnapshotMapping {
  const mapping = readAnyMapping(folder, name);
  if (isSnapshotMapping(mapping)) return mapping;
  throw new MusterFault(
    'wrong-mapping',
    `the mapping ${name} does not read snapshots`,
    'name one that does, e.g. staff-in-post',
    2,
  );
}

/** @throws {MusterFault} when there is no mapping of that name (the known ones are listed), or it is broken */
export function readAnyMapping(folder: string, name: string): AnyMapping {
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
  const mapping = parsed(join(folder, `${name}.json`), name);
  const validator = validatorOf(mapping);
  if (validator.Check(mapping)) return mapping;
  const faults = validator.Errors(mapping).map(error => `${error.instancePath}: ${error.message}`);
  throw new MusterFault('bad-mapping', `the mapping ${name} is broken: ${faults.join('; ')}`);
}
