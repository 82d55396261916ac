import { gzipSync } from 'node:zlib';
import { type Dice } from '../histories/reference/generator/dice.js';
import { deepValue, ODD_BYTES, ODD_NAMES, ODD_TEXT, ODD_VALUES } from './odd.js';

/** One odd thing somewhere within a value; the value itself stays as it was. */
export function oddValueIn(value: unknown, dice: Dice): unknown {
  if (typeof value !== 'object' || value === null || dice.chance(0.15))
    return dice.chance(0.1) ? deepValue(dice) : dice.pick(ODD_VALUES);
  if (Array.isArray(value)) {
    if (value.length === 0) return [dice.pick(ODD_VALUES)];
    const at = dice.below(value.length);
    return value.map((item: unknown, nth) => (nth === at ? oddValueIn(item, dice) : item));
  }
  const members = Object.entries(value);
  const at = dice.below(Math.max(members.length, 1));
  const odd = dice.below(5);
  if (odd === 0 || members.length === 0) members.push([dice.pick(ODD_NAMES), dice.pick(ODD_VALUES)]);
  else if (odd === 1) members.splice(at, 1);
  else if (odd === 2) members[at]![0] = dice.pick(ODD_NAMES);
  else members[at]![1] = oddValueIn(members[at]![1], dice);
  return Object.fromEntries(members);
}

/** One odd thing about a table: its header, its shape, or a cell. */
export function oddTable(table: readonly (readonly string[])[], dice: Dice): string[][] {
  const odd = table.map(row => [...row]);
  const row = dice.pick(odd);
  const at = dice.below(Math.max(row.length, 1));
  const cell = () =>
    String(dice.pick([...ODD_TEXT, ...ODD_VALUES.filter(value => typeof value === 'string')]));
  const changes: readonly (() => unknown)[] = [
    () => (row[at] = cell()),
    () => (row[at] = cell()),
    () => row.splice(at, 1),
    () => row.push(cell()),
    () => (odd[0]![at] = odd[0]![0] ?? ''),
    () => (odd[0]![at] = dice.pick(ODD_NAMES)),
    () => odd.shift(),
    () => odd.push([...dice.pick(odd)]),
    () => (odd[odd.length - 1] = dice.shuffled(row)),
  ];
  dice.pick(changes)();
  return odd;
}

/** Bytes with one odd thing: cut off, doubled, swapped, flipped, put between. */
export function oddBytes(bytes: Buffer, dice: Dice): Buffer {
  const at = dice.below(bytes.length + 1);
  const to = Math.min(bytes.length, at + dice.below(40));
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, to), bytes.subarray(to)];
  switch (dice.below(8)) {
    case 0:
      return before;
    case 1:
      return Buffer.concat([before, part, part, after]);
    case 2:
      return Buffer.concat([before, after]);
    case 3:
      return Buffer.concat([after, part, before]);
    case 4:
      return Buffer.concat([before, dice.pick(ODD_BYTES), after]);
    case 5:
      return Buffer.concat([before, Buffer.from(dice.pick(ODD_TEXT)), after]);
    case 6:
      return Buffer.concat([before, Buffer.from(part.map(byte => byte ^ (1 << dice.below(8)))), after]);
    default:
      return Buffer.concat([before, Buffer.from(part.map(() => dice.below(256))), after]);
  }
}

/** Text in another encoding than it should be. */
export function oddEncoding(bytes: Buffer, dice: Dice): Buffer {
  const text = bytes.toString('utf8');
  const mark = dice.chance(0.5) ? '\uFEFF' : '';
  switch (dice.below(4)) {
    case 0:
      return Buffer.from(mark + text, 'utf16le');
    case 1:
      return Buffer.from(mark + text, 'utf16le').swap16();
    case 2:
      return Buffer.from(`${text}é`, 'latin1');
    default:
      return Buffer.from(`\uFEFF\uFEFF${text}`);
  }
}

/** What was made of 2 MiB of zeros: deflate's limit, about a thousandfold. */
const BOMB = gzipSync(Buffer.alloc(2 << 20));

export function oddGzip(bytes: Buffer, dice: Dice): Buffer {
  const whole = gzipSync(bytes, { level: 1 });
  switch (dice.below(7)) {
    case 0:
      return whole.subarray(0, dice.below(whole.length));
    case 1:
      return Buffer.concat([whole, dice.pick(ODD_BYTES)]);
    case 2:
      return oddBytes(whole, dice);
    case 3:
      return gzipSync(whole, { level: 1 });
    case 4:
      return dice.chance(0.1) ? BOMB : whole;
    case 5:
      return Buffer.concat([whole, whole]);
    default:
      return whole;
  }
}
