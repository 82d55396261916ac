import { MusterFault } from '@muster/platform';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Template } from './event-template.js';

/** The names of the mappings in a folder. */
export function mappingNames(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter(name => name.endsWith('.json'))
      .map(name => name.slice(0, -'.json'.length))
      .sort();
  } catch {
    return []; // an installation without mappings has none to offer
  }
}

/**
 * The columns that a mapping reads, and a row of examples where the mapping has any. Mappings say their columns in one of these
 * ways: `columns` as an object by heading or as a list of headings or of `{column}`; `group` and `pivot`.
 * @throws {MusterFault} `bad-mapping` where none of them is there
 */
export function mappingTemplate(folder: string, name: string): Template {
  const mapping = readMappingFile(join(folder, `${name}.json`), name);
  const columns = columnsIn(mapping);
  if (columns.length === 0)
    throw new MusterFault(
      'bad-mapping',
      `the mapping ${name} does not say which columns it reads`,
      'give it "columns": an object with a member for each heading',
    );
  const row = columns.map(([, example]) => example);
  return { header: columns.map(([heading]) => heading), rows: row.some(cell => cell !== '') ? [row] : [] };
}

type Json = Readonly<Record<string, unknown>>;
type Listed = readonly [heading: string, example: string];

function columnsIn(mapping: Json): Listed[] {
  const { columns, group, pivot } = mapping;
  if (Array.isArray(columns)) return columns.flatMap(column => listedIn(column));
  if (isObject(columns))
    return Object.entries(columns).map(([heading, column]) => [heading, exampleIn(column)]);
  if (!isObject(group)) return [];
  const { column, measures } = isObject(pivot) ? pivot : {};
  return [
    ...Object.keys(group),
    ...(typeof column === 'string' ? [column] : []),
    ...(isObject(measures) ? Object.keys(measures) : []),
  ].map(heading => [heading, '']);
}

function listedIn(column: unknown): Listed[] {
  if (typeof column === 'string') return [[column, '']];
  if (!isObject(column)) return [];
  const heading = column['column'] ?? column['name'] ?? column['heading'];
  return typeof heading === 'string' ? [[heading, exampleIn(column)]] : [];
}

function exampleIn(column: unknown): string {
  const example = isObject(column) ? column['example'] : undefined;
  return typeof example === 'string' || typeof example === 'number' ? String(example) : '';
}

function readMappingFile(file: string, name: string): Json {
  try {
    const json = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    if (isObject(json)) return json;
  } catch (cause) {
    throw new MusterFault('bad-mapping', `the mapping ${name} cannot be read`, `mend ${file}`, 1, { cause });
  }
  throw new MusterFault('bad-mapping', `the mapping ${name} is no JSON object`, `mend ${file}`);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
