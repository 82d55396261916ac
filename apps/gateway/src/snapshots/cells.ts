import { addDays, type Day, type Fault, isDay, shown } from '@muster/domain';
import {
  type SnapshotColumn,
  type SnapshotField,
  type SnapshotMapping,
} from '../mappings/snapshot-mapping.js';

type Reads<Kind extends SnapshotColumn['reads']> = Extract<SnapshotColumn, { reads: Kind }>;

/** What is wrong with a cell, without where it is. */
export type CellFault = Omit<Fault, 'pointer'>;

/** A blank is unknown: `undefined`. */
export function dayOf(
  text: string,
  { lastDay }: Reads<'day'>,
  formats: SnapshotMapping['dates'],
): Day | CellFault | undefined {
  if (text === '') return undefined;
  const found = formats.map(format => DAY_FORMS[format](text)).find(isDay);
  if (found === undefined)
    return { expected: `a day that exists, as ${formats.join(' or ')}`, got: shown(text) };
  return lastDay ? addDays(found, 1) : found;
}

const DAY_FORMS: Record<SnapshotMapping['dates'][number], (text: string) => string> = {
  'YYYY-MM-DD': text => text,
  'DD/MM/YYYY': text => {
    const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
    return day === undefined ? '' : `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`;
  },
};

/** Full-time equivalents as on the wire. The event's own schema says how many there can be. */
export function fteOf(text: string, { formats }: Reads<'fte'>): number | CellFault | undefined {
  if (text === '') return undefined;
  const [, decimal, percent] = /^(\d{0,3}(?:\.\d*)?)(\s?%)?$/.exec(text) ?? [];
  const isNumber = decimal !== undefined && /\d/.test(decimal);
  if (!isNumber || !formats.includes(percent === undefined ? 'decimal' : 'percent'))
    return { expected: EXPECTED_FTE, got: shown(text) };
  const value = percent === undefined ? Number(decimal) : Number(decimal) / 100;
  const rounded = Math.round(value * 100_000) / 100_000;
  return Math.abs(rounded - value) < 1e-9
    ? rounded
    : { expected: EXPECTED_FTE, got: shown(text), remedy: 'round it to five decimals' };
}

const EXPECTED_FTE = 'full-time equivalents from 0 to 1.5, with at most five decimals, or a percentage';

export function codeOf(
  text: string,
  { codes, blank }: Reads<'code'>,
): Partial<Record<SnapshotField, string>> | CellFault | undefined {
  const word = text === '' ? blank : text;
  if (word === undefined) return undefined;
  const known = Object.entries(codes).find(([code]) => code.toLowerCase() === word.toLowerCase());
  return known ? known[1] : { expected: `one of ${Object.keys(codes).join(', ')}`, got: shown(text) };
}

export function isCellFault(read: unknown): read is CellFault {
  return typeof read === 'object' && read !== null && 'expected' in read && 'got' in read;
}
