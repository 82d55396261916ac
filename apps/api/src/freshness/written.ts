import { type AsOf } from './as-of.js';

/** A value as it is written in JSON: answers that are asked for again and again are written once. */
export class Written<Value extends object> {
  private constructor(readonly json: string) {}

  static of<Value extends object>(value: Value): Written<Value> {
    return new Written<Value>(JSON.stringify(value));
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
    const rows = parts.filter(part => part.length > 0).map(partJson);
    const end = tail === undefined ? '}' : `,${JSON.stringify(tail).slice(1)}`;
    return new Written<Value>(`${JSON.stringify(head).slice(0, -1)},"rows":[${rows.join(',')}]${end}`);
  }

  read(): Value {
    return JSON.parse(this.json) as Value;
  }
}

const PARTS = new WeakMap<readonly object[], string>();

function partJson(part: readonly object[]): string {
  let json = PARTS.get(part);
  if (json === undefined) PARTS.set(part, (json = JSON.stringify(part).slice(1, -1)));
  return json;
}

/** @param rest the JSON of an object with a field or more */
export function withAsOf(rest: string, asOf: AsOf): string {
  return `${rest.slice(0, -1)},"asOf":${asOfJson(asOf)}}`;
}

/** Of hundreds of sources, which answers share: between two of them few told of anything. */
const SOURCES = new WeakMap<AsOf['sources'], string>();
const SOURCE = new WeakMap<AsOf['sources'][number], string>();

function asOfJson({ sources, ...rest }: AsOf): string {
  let json = SOURCES.get(sources);
  if (json === undefined) SOURCES.set(sources, (json = `[${sources.map(sourceJson).join(',')}]`));
  return `${JSON.stringify(rest).slice(0, -1)},"sources":${json}}`;
}

function sourceJson(source: AsOf['sources'][number]): string {
  let json = SOURCE.get(source);
  if (json === undefined) SOURCE.set(source, (json = JSON.stringify(source)));
  return json;
}
