const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;
const COMMA = 44;
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [123, 125, 91, 93];

export interface JsonShape {
  /** Where it nests deeper than it may: looked at before parsing, for whatever reads the value afterwards recurses. */
  readonly deepAt: number | undefined;
  /** Members of objects that are written, as far as it was looked at: JSON.parse keeps the last of those with one name. */
  readonly members: number;
}

/** What can be told of a JSON text in passing. Of one that is malformed it says nothing. */
export function shapeOf(text: string, maxDepth: number): JsonShape {
  let depth = 0;
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COLON) members += 1;
    else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      depth += 1;
      if (depth > maxDepth) return { deepAt: at, members };
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) depth -= 1;
  }
  return { deepAt: undefined, members };
}

/** Members that a parsed value has, at all levels: fewer than were written where a name was written twice. */
export function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let members = 0;
  if (Array.isArray(value)) for (const item of value as unknown[]) members += membersOf(item);
  else
    for (const name in value) {
      const member = (value as Readonly<Record<string, unknown>>)[name];
      members += typeof member === 'object' ? 1 + membersOf(member) : 1;
    }
  return members;
}

interface Level {
  /** Of an object: the names that came, and whether it was told that they came again. */
  readonly names: Map<string, boolean> | undefined;
  step: string | number;
}

/**
 * Where a well-formed JSON text names a member again within one object: the steps of a pointer to it, each place once. Does not
 * recurse.
 */
export function* doubledMembers(text: string): Generator<readonly (string | number)[]> {
  const open: Level[] = [];
  let isName = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const level = open.at(-1);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (isName && level?.names) {
        const name = JSON.parse(text.slice(at, end + 1)) as string;
        const told = level.names.get(name);
        level.names.set(name, told !== undefined);
        level.step = name;
        if (told === false) yield open.map(({ step }) => step);
      }
      isName = false;
      at = end;
    } else if (code === OPEN_OBJECT) {
      open.push({ names: new Map(), step: '' });
      isName = true;
    } else if (code === OPEN_ARRAY) open.push({ names: undefined, step: 0 });
    else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      open.pop();
      isName = false;
    } else if (code === COMMA && level) {
      if (level.names) isName = true;
      else level.step = (level.step as number) + 1;
    }
  }
}

/** The offset of the quote that ends a string; the text's end where none does. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}
