import { type Rejection } from '@muster/domain';
import { type Bytes } from './body-fault.js';
import { type JsonLimits, readJson } from './json.js';
import { linesOf, MAX_LINE, rejectionOfLine } from './lines.js';

/** One line of an NDJSON body: what it says, or why it cannot be read. */
export type NdjsonItem =
  | { readonly at: number; readonly text: string; readonly json: unknown }
  | ({ readonly at: number; readonly text: string } & Rejection);

/**
 * The items of an NDJSON body, in order and one by one; blank lines are let be. `at` is the line's number.
 * @throws {BodyFault} what spoils the whole body
 */
export async function* ndjsonItems(
  bytes: Bytes,
  limits: Pick<JsonLimits, 'maxDepth'> & { readonly maxLine?: number } = {},
): AsyncGenerator<NdjsonItem> {
  const maxLine = limits.maxLine ?? MAX_LINE;
  for await (const { number, text, broken } of linesOf(bytes, maxLine)) {
    if (broken) yield { at: number, text, ...rejectionOfLine(broken, 'malformed-json', maxLine) };
    else if (text.trim() !== '') {
      const reading = readJson(text, { ...limits, firstLine: number });
      yield reading.ok
        ? { at: number, text, json: reading.json }
        : { at: number, text, code: reading.code, faults: [reading.fault] };
    }
  }
}
