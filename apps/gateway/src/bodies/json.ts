import { type Fault, pointerStep } from '@muster/domain';
import { mistakeIn } from './json-mistake.js';
import { doubledMembers, membersOf, shapeOf } from './json-scan.js';

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
 * Reads JSON that anybody may have sent. Names such as `__proto__` become plain members of their own. An object that names a member
 * twice is refused: which of the two was meant, only its sender knows. A fault gives the place of the mistake and nothing of the text
 * but the doubled name.
 */
export function readJson(text: string, limits: JsonLimits = {}): JsonReading {
  const reading = parsed(text, limits);
  if (!reading.ok || !reading.isDoubled) return reading;
  const [steps = []] = doubledMembers(text);
  return { ok: false, code: 'malformed-json', fault: doubled(steps) };
}

export type BatchReading =
  | {
      readonly ok: true;
      readonly items: readonly unknown[];
      /** By item, the members that it names twice: such an item is no good, and spoils none of the others. */
      readonly doubled: ReadonlyMap<number, readonly Fault[]>;
    }
  | Extract<JsonReading, { readonly ok: false }>;

/** A batch of CloudEvents: a JSON array. Whether its items are events is asked of each of them. */
export function readBatch(
  text: string,
  { maxItems, ...limits }: JsonLimits & { readonly maxItems: number },
): BatchReading {
  const reading = parsed(text, limits);
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
  return { ok: true, items: json as unknown[], doubled: reading.isDoubled ? doubledByItem(text) : NONE };
}

type Parsed =
  | { readonly ok: true; readonly json: unknown; readonly isDoubled: boolean }
  | Extract<JsonReading, { readonly ok: false }>;

function parsed(text: string, { maxDepth = MAX_DEPTH, firstLine = 1 }: JsonLimits): Parsed {
  const { deepAt, members } = shapeOf(text, maxDepth);
  if (deepAt !== undefined)
    return malformed(
      `JSON of at most ${maxDepth} levels`,
      `a deeper one at ${placeOf(text, deepAt, firstLine)}`,
      'leave out what is nested deeper',
    );
  try {
    const json = JSON.parse(text) as unknown;
    return { ok: true, json, isDoubled: membersOf(json) < members };
  } catch {
    const { at, what } = mistakeIn(text);
    return malformed('well-formed JSON', `${what} at ${placeOf(text, at, firstLine)}`, WRITTEN);
  }
}

const NONE: ReadonlyMap<number, readonly Fault[]> = new Map();
/** So many doubled members of one item are told. */
const MOST_DOUBLED = 50;

function doubledByItem(text: string): Map<number, Fault[]> {
  const byItem = new Map<number, Fault[]>();
  for (const [item, ...steps] of doubledMembers(text)) {
    const faults = byItem.get(item as number) ?? [];
    if (faults.length < MOST_DOUBLED) faults.push(doubled(steps));
    byItem.set(item as number, faults);
  }
  return byItem;
}

function doubled(steps: readonly (string | number)[]): Fault {
  return {
    pointer: steps.map(step => `/${pointerStep(String(step))}`).join(''),
    expected: 'each name once in an object',
    got: 'it again',
    remedy: 'leave out the one that is not meant',
  };
}

function malformed(
  expected: string,
  got: string,
  remedy: string,
): Extract<JsonReading, { readonly ok: false }> {
  return {
    ok: false,
    code: 'malformed-json',
    fault: { pointer: '', expected, got, remedy },
  };
}

const WRITTEN = 'let a JSON library write it';

function placeOf(text: string, at: number, firstLine: number): string {
  let line = firstLine;
  let start = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', start)) {
    line += 1;
    start = next + 1;
  }
  return `line ${line}, column ${at - start + 1}`;
}
