import { MusterFault } from '@muster/platform';
import { isTelling } from '../delivery/discreet.js';
import { listed, separatorHint } from '../files/header.js';
import { type SnapshotColumn, type SnapshotMapping } from '../mappings/snapshot-mapping.js';

/** A column of the mapping that the file has, under the file's own name. */
export interface FoundColumn {
  readonly name: string;
  readonly column: SnapshotColumn;
}

export interface Columns {
  /** In the mapping's order. */
  readonly found: readonly FoundColumn[];
  /** Not read. */
  readonly ignored: {
    /** They look like personal data: the sender should leave them out. */
    readonly personal: readonly string[];
    readonly other: readonly string[];
  };
}

/** @throws {MusterFault} `bad-file` when a needed column is missing or two columns of the file are one of the mapping's */
export function findColumns(mapping: SnapshotMapping, header: readonly string[]): Columns {
  const faults: string[] = [];
  const found: FoundColumn[] = [];
  const plainly = header.map(plain);
  for (const [name, column] of Object.entries(mapping.columns)) {
    const names = [name, ...(column.also ?? [])].map(plain);
    const given = header.filter((_, nth) => names.includes(plainly[nth]!));
    if (given.length > 1) faults.push(`${listed(given, ' and ')} mean the same`);
    if (given.length === 0 && column.required) faults.push(`it lacks the column ${name}`);
    if (given.length === 1) found.push({ name: given[0]!, column });
  }
  if (!found.some(({ column }) => column.reads === 'identifier'))
    faults.push(
      `it has none of the columns ${identifierNames(mapping).join(', ')}, by which people are told apart`,
    );
  if (faults.length > 0)
    throw new MusterFault(
      'bad-file',
      `the snapshot cannot be read by the mapping ${mapping.name}: ${faults.join('; ')}${separatorHint(header)}`,
      `columns that it knows are ${Object.keys(mapping.columns).join(', ')}`,
      1,
    );
  const read = new Set(found.map(({ name }) => name));
  const rest = header.filter(name => !read.has(name));
  const isPersonal = looksPersonal(mapping.personal);
  return {
    found,
    ignored: {
      personal: shownNames(rest.filter(isPersonal)),
      other: shownNames(rest.filter(name => !isPersonal(name))),
    },
  };
}

const MOST_NAMES = 40;
const LONGEST_NAME = 60;

/** Headings are kept and told: what stands there by mistake, as in a file without a header, may name somebody. */
function shownNames(names: readonly string[]): string[] {
  const shown = names
    .slice(0, MOST_NAMES)
    .map(name =>
      isTelling(name)
        ? 'one that looks like somebody’s number'
        : name.slice(0, LONGEST_NAME).replaceAll('\0', '').toWellFormed(),
    );
  return names.length > MOST_NAMES ? [...shown, `${names.length - MOST_NAMES} more`] : shown;
}

export function identifierNames(mapping: SnapshotMapping): string[] {
  return Object.entries(mapping.columns).flatMap(([name, { reads }]) =>
    reads === 'identifier' ? [name] : [],
  );
}

/** Where a word of the name begins with one of the parts. */
function looksPersonal(parts: readonly string[]): (name: string) => boolean {
  return name => parts.some(part => ` ${plain(name)}`.includes(` ${plain(part)}`));
}

/** Capitals, blanks and punctuation do not tell names apart. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
