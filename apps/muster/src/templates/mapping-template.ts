import { readAnyMapping, templateOf } from '@muster/gateway';
import { readdirSync } from 'node:fs';
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
 * The columns that a mapping reads, and a row of examples where the mapping has any.
 * @throws {MusterFault} `unknown-mapping`, `bad-mapping`
 */
export function mappingTemplate(folder: string, name: string): Template {
  const columns = templateOf(readAnyMapping(folder, name));
  const row = columns.map(({ example }) => example);
  return { header: columns.map(column => column.name), rows: row.some(cell => cell !== '') ? [row] : [] };
}
