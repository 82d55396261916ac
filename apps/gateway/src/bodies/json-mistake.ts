/** Where a text stops being JSON, and what is there in words that quote nothing of it. */
export interface Mistake {
  /** Offset in UTF-16 units. */
  readonly at: number;
  readonly what: string;
}

type Expected =
  'value' | 'value-or-close' | 'name' | 'name-or-close' | 'colon' | 'comma-or-close' | 'nothing';

const SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const ESCAPE = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/;
/** Longer numbers than this are taken for good: the mistake is elsewhere, and patterns over megabytes cost a stack. */
const LONGEST_SCALAR = 400;

/**
 * Finds the mistake in a text that JSON.parse refused: its own messages quote the text, and what came may name somebody.
 * Does not recurse.
 */
export function mistakeIn(text: string): Mistake {
  const open: ('[' | '{')[] = [];
  let expected = 'value' as Expected;
  let at = 0;
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'comma-or-close');
  for (;;) {
    at = passing(isBlank, text, at);
    const character = text[at];
    if (character === undefined)
      return {
        at,
        what: expected === 'nothing' ? 'no mistake' : text.trim() === '' ? 'nothing' : 'an end too early',
      };
    if (
      character === '"' &&
      expected !== 'colon' &&
      expected !== 'comma-or-close' &&
      expected !== 'nothing'
    ) {
      const string = stringFrom(text, at);
      if (typeof string !== 'number') return string;
      at = string;
      expected = expected === 'name' || expected === 'name-or-close' ? 'colon' : afterValue();
    } else if (closes(character, open.at(-1), expected)) {
      open.pop();
      at += 1;
      expected = afterValue();
    } else if (character === ':' && expected === 'colon') {
      at += 1;
      expected = 'value';
    } else if (character === ',' && expected === 'comma-or-close') {
      at += 1;
      expected = open.at(-1) === '{' ? 'name' : 'value';
    } else if (expected === 'value' || expected === 'value-or-close') {
      if (character === '[' || character === '{') {
        open.push(character);
        at += 1;
        expected = character === '[' ? 'value-or-close' : 'name-or-close';
        continue;
      }
      const end = passing(isOfScalar, text, at);
      if (end === at || (end - at <= LONGEST_SCALAR && !SCALAR.test(text.slice(at, end))))
        return { at, what: 'something else' };
      at = end;
      expected = afterValue();
    } else return { at, what: WHAT[expected] };
  }
}

const WHAT: Readonly<Record<Exclude<Expected, 'value' | 'value-or-close'>, string>> = {
  name: 'no name in quotes',
  'name-or-close': 'no name in quotes',
  colon: 'no colon',
  'comma-or-close': 'neither a comma nor the end of the list or object',
  nothing: 'more after the end',
};

function closes(character: string, innermost: '[' | '{' | undefined, expected: Expected): boolean {
  if (expected !== 'comma-or-close' && expected !== 'value-or-close' && expected !== 'name-or-close')
    return false;
  return (character === ']' && innermost === '[') || (character === '}' && innermost === '{');
}

/** The offset after a string, or what is wrong in it. */
function stringFrom(text: string, from: number): number | Mistake {
  let at = from + 1;
  for (;;) {
    at = passing(isPlain, text, at);
    if (text[at] === '"') return at + 1;
    if (text[at] === undefined) return { at, what: 'an end within quotes' };
    const escape = ESCAPE.exec(text.slice(at, at + 6));
    if (!escape)
      return { at, what: text[at] === '\\' ? 'an unknown escape' : 'a control character within quotes' };
    at += escape[0].length;
  }
}

const isBlank = (code: number) => code === 32 || code === 9 || code === 10 || code === 13;
const isPlain = (code: number) => code >= 32 && code !== 34 && code !== 92;
const isOfScalar = (code: number) =>
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  code === 43 ||
  code === 45 ||
  code === 46; // digits, letters, + - .

/** The offset of the first character from `at` on that is not such a one. */
function passing(isSuch: (code: number) => boolean, text: string, at: number): number {
  let end = at;
  while (end < text.length && isSuch(text.charCodeAt(end))) end += 1;
  return end;
}
