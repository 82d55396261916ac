import { EVENT_TYPES } from '@muster/domain';
import { diceOf, type Dice } from '../histories/reference/generator/dice.js';
import { CONTENT_TYPES, type FuzzInput } from './input.js';
import { oddBytes, oddEncoding, oddGzip, oddTable, oddValueIn } from './mutate.js';
import { type Naming, snapshotTable, validEvent, validTable } from './valid.js';

const DOORS = Object.keys(CONTENT_TYPES) as FuzzInput['door'][];
const ODD_TYPES = [undefined, '', 'text/html', 'application/json; charset=utf-16', 'multipart/form-data; boundary=', 'x'.repeat(5000), ';;;', 'text/csv; charset="'] as const; // prettier-ignore

/** The input of a seed: something good for a door, of which none to five things were made odd. */
export function inputOf(seed: number, naming: Naming = 'pseudonyms'): FuzzInput {
  // Neighbouring seeds are spread, for the first throws decide most.
  const dice = diceOf(Math.imul(seed, 0x9e3779b1));
  const door = dice.pick(DOORS);
  const type = dice.pick(EVENT_TYPES);
  const oddities = dice.below(4);
  const plain = bodyOf(door, type, naming, dice, oddities);
  let body = plain;
  for (let nth = dice.chance(0.5) ? 0 : dice.below(3); nth > 0; nth -= 1) body = oddBytes(body, dice);
  if (dice.chance(0.06)) body = oddEncoding(body, dice);
  const gzip = dice.chance(0.2);
  if (gzip) body = oddGzip(body, dice);
  return {
    seed,
    door,
    type,
    contentType: dice.chance(0.03) ? dice.pick(ODD_TYPES) : CONTENT_TYPES[door],
    contentEncoding: gzip !== dice.chance(0.02) ? 'gzip' : dice.chance(0.01) ? 'br' : undefined,
    body,
  };
}

function bodyOf(
  door: FuzzInput['door'],
  type: FuzzInput['type'],
  naming: Naming,
  dice: Dice,
  oddities: number,
): Buffer {
  switch (door) {
    case 'event':
      return Buffer.from(text(oddly(validEvent(dice, naming, type), oddities, dice)));
    case 'batch':
      return Buffer.from(text(oddly(events(dice, naming), oddities, dice)));
    case 'ndjson':
      return Buffer.from(
        (oddly(events(dice, naming), oddities, dice, true) as unknown[])
          .map(text)
          .join(dice.pick(['\n', '\r\n'])),
      );
    case 'csv':
    case 'snapshot': {
      let table = door === 'csv' ? validTable(dice, type, naming) : snapshotTable(dice);
      for (let nth = oddities; nth > 0 && table.length > 0; nth -= 1) table = oddTable(table, dice);
      return Buffer.from(csvText(table, dice));
    }
    default:
      return door satisfies never;
  }
}

const events = (dice: Dice, naming: Naming) =>
  Array.from({ length: dice.below(5) }, () => validEvent(dice, naming));

function oddly(value: unknown, oddities: number, dice: Dice, staysList = false): unknown {
  let odd = value;
  for (let nth = oddities; nth > 0; nth -= 1) {
    const next = oddValueIn(odd, dice);
    odd = staysList && !Array.isArray(next) ? [next] : next;
  }
  return odd;
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

/** Mostly quoted where need be, sometimes not. */
function csvText(table: readonly (readonly string[])[], dice: Dice): string {
  const careless = dice.chance(0.2);
  const always = dice.chance(0.2);
  const quoted = (cell: string) =>
    always || (!careless && /[",\r\n]/.test(cell)) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const end = dice.pick(['\n', '\r\n', '\r\n', '\r']);
  return table.map(row => row.map(quoted).join(dice.chance(0.02) ? ';' : ',')).join(end);
}
