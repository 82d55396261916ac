import { type Fault, faultsOfItem, pointerStep } from './faults.js';

const DEEPEST = 8;

/** PostgreSQL's text and jsonb hold neither U+0000 nor half of a surrogate pair. */
export function unsafeText(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed();
}

/**
 * What a store could not hold of a value: its texts, its names, and how deep it nests. Where it can hold all of it, which is nearly
 * always, no pointer is built.
 * @param at JSON pointer of the value within the item
 */
export function faultsOfText(value: unknown, at: string): readonly Fault[] {
  if (canBeHeld(value, 0)) return [];
  const faults = faultsOfItem();
  const look = (member: unknown, pointer: string, depth: number): void => {
    if (depth > DEEPEST)
      faults.add({
        pointer,
        expected: `at most ${DEEPEST} levels of nesting`,
        got: 'more',
        remedy: 'leave out what is nested deeper',
      });
    else if (typeof member === 'string') {
      if (unsafeText(member))
        faults.add({
          pointer,
          expected: 'text without U+0000 and without half surrogate pairs',
          got: 'such text',
          remedy: TAKE_OUT,
        });
    } else if (typeof member === 'object' && member !== null)
      for (const [name, further] of Object.entries(member)) {
        if (unsafeText(name))
          faults.add({ pointer, expected: 'names without U+0000', got: 'such a name', remedy: TAKE_OUT });
        look(further, `${pointer}/${pointerStep(name)}`, depth + 1);
      }
  };
  look(value, at, 0);
  return faults.told();
}

const TAKE_OUT = 'take the character out; mostly it is a slip of the export';

function canBeHeld(value: unknown, depth: number): boolean {
  if (depth > DEEPEST) return false;
  if (typeof value === 'string') return !unsafeText(value);
  if (typeof value !== 'object' || value === null) return true;
  const members = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(members))
    if (unsafeText(name) || !canBeHeld(members[name], depth + 1)) return false;
  return true;
}
