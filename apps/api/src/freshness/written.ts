import { type AsOf } from './as-of.js';

/** A value as JSON, in the bytes in which it is sent: answers that are asked for again and again are written once. */
export class Written<Value extends object> {
  private constructor(readonly json: Buffer) {}

  static of<Value extends object>(value: Value): Written<Value> {
    return new Written<Value>(Buffer.from(JSON.stringify(value)));
  }

  /**
   * Of a value with many rows, in parts: each list of rows is written once, for as long as it is the same.
   * @param head the value without its rows, a field or more
   * @param tail what comes after the rows
   */
  static inParts<Value extends { readonly rows: readonly object[] }>(
    head: object,
    parts: readonly Value['rows'][],
    tail?: object,
  ): Written<Value> {
    const rows = listOf(parts.filter(part => part.length > 0).map(partJson));
    const end = tail === undefined ? '}' : `,${JSON.stringify(tail).slice(1)}`;
    return new Written<Value>(
      Buffer.concat([Buffer.from(`${JSON.stringify(head).slice(0, -1)},"rows":`), ...rows, Buffer.from(end)]),
    );
  }

  read(): Value {
    return JSON.parse(this.json.toString()) as Value;
  }
}

const PARTS = new WeakMap<readonly object[], Buffer>();

function partJson(part: readonly object[]): Buffer {
  let json = PARTS.get(part);
  if (json === undefined) PARTS.set(part, (json = Buffer.from(JSON.stringify(part).slice(1, -1))));
  return json;
}

const [OPEN, COMMA, CLOSE] = ['[', ',', ']'].map(text => Buffer.from(text)) as [Buffer, Buffer, Buffer];

function listOf(items: readonly Buffer[]): Buffer[] {
  return [OPEN, ...items.flatMap((item, nth) => (nth === 0 ? [item] : [COMMA, item])), CLOSE];
}

/** @param rest the JSON of an object with a field or more */
export function withAsOf(rest: Buffer, { sources, ...asOf }: AsOf): Buffer {
  const head = `,"asOf":${JSON.stringify(asOf).slice(0, -1)},"sources":`;
  return Buffer.concat([rest.subarray(0, -1), Buffer.from(head), sourcesJson(sources), END]);
}

const END = Buffer.from('}}');

/** Of hundreds of sources, which answers share: between two of them few told of anything. */
const SOURCES = new WeakMap<AsOf['sources'], Buffer>();
const SOURCE = new WeakMap<AsOf['sources'][number], string>();

function sourcesJson(sources: AsOf['sources']): Buffer {
  let json = SOURCES.get(sources);
  if (json === undefined)
    SOURCES.set(sources, (json = Buffer.from(`[${sources.map(sourceJson).join(',')}]`)));
  return json;
}

function sourceJson(source: AsOf['sources'][number]): string {
  let json = SOURCE.get(source);
  if (json === undefined) SOURCE.set(source, (json = JSON.stringify(source)));
  return json;
}
