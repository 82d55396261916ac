import { type Fault } from '@muster/domain';
import { mistakeIn } from './json-mistake.js';

export type JsonReading =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly code: 'malformed-json' | 'too-large'; readonly fault: Fault };

export interface JsonLimits {
  /** Levels of arrays and objects. Events need four; what reads them further on recurses. */
  readonly maxDepth?: number;
  /** The number of the text's first line, where it is part of a file. */
  readonly firstLine?: number;
}

const MAX_DEPTH = 32;

/**
 * Reads JSON that anybody may have sent. Names such as `__proto__` become plain members of their own, and of two members with one
 * name the last counts, as JSON.parse has it. A fault gives the place of the mistake and nothing of the text.
 */
export function readJson(
  text: string,
  { maxDepth = MAX_DEPTH, firstLine = 1 }: JsonLimits = {},
): JsonReading {
  const deep = tooDeepAt(text, maxDepth);
  if (deep !== undefined)
    return malformed(
      `JSON of at most ${maxDepth} levels`,
      `a deeper one at ${placeOf(text, deep, firstLine)}`,
    );
  try {
    return { ok: true, json: JSON.parse(text) as unknown };
  } catch {
    const { at, what } = mistakeIn(text);
    return malformed('well-formed JSON', `${what} at ${placeOf(text, at, firstLine)}`);
  }
}

/** A batch of CloudEvents: a JSON array. Whether its items are events is asked of each of them. */
export function readBatch(
  text: string,
  { maxItems, ...limits }: JsonLimits & { readonly maxItems: number },
): { readonly ok: true; readonly items: readonly unknown[] } | Extract<JsonReading, { readonly ok: false }> {
  const reading = readJson(text, limits);
  if (!reading.ok) return reading;
  const { json } = reading;
  if (!Array.isArray(json))
    return malformed(
      'a batch: a JSON array of CloudEvents',
      `${json === null ? 'null' : typeof json === 'object' ? 'an object' : `a ${typeof json}`}`,
      'put it between [ and ], or send it as application/cloudevents+json',
    );
  if (json.length > maxItems)
    return {
      ok: false,
      code: 'too-large',
      fault: {
        pointer: '',
        expected: `at most ${maxItems} events in a batch`,
        got: `${json.length}`,
        remedy: 'send several batches, or one file',
      },
    };
  return { ok: true, items: json as unknown[] };
}

function malformed(
  expected: string,
  got: string,
  remedy?: string,
): Extract<JsonReading, { readonly ok: false }> {
  return {
    ok: false,
    code: 'malformed-json',
    fault: { pointer: '', expected, got, ...(remedy === undefined ? {} : { remedy }) },
  };
}

/** Looked at before parsing, for whatever reads the value afterwards recurses. */
function tooDeepAt(text: string, maxDepth: number): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      depth += 1;
      if (depth > maxDepth) return at;
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) depth -= 1;
  }
  return undefined;
}

const QUOTE = 34;
const BACKSLASH = 92;
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [123, 125, 91, 93];

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return text.length;
}

function placeOf(text: string, at: number, firstLine: number): string {
  let line = firstLine;
  let start = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', start)) {
    line += 1;
    start = next + 1;
  }
  return `line ${line}, column ${at - start + 1}`;
}
