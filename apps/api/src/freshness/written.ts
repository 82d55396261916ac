import { type AsOf } from './as-of.js';

/** A value as it is written in JSON: answers that are asked for again and again are written once. */
export class Written<Value extends object> {
  private constructor(readonly json: string) {}

  static of<Value extends object>(value: Value): Written<Value> {
    return new Written<Value>(JSON.stringify(value));
  }

  read(): Value {
    return JSON.parse(this.json) as Value;
  }
}

/** @param rest the JSON of an object with a field or more */
export function withAsOf(rest: string, asOf: AsOf): string {
  return `${rest.slice(0, -1)},"asOf":${asOfJson(asOf)}}`;
}

/** Of hundreds of sources, which answers share. */
const SOURCES = new WeakMap<AsOf['sources'], string>();

function asOfJson({ sources, ...rest }: AsOf): string {
  let json = SOURCES.get(sources);
  if (json === undefined) SOURCES.set(sources, (json = JSON.stringify(sources)));
  return `${JSON.stringify(rest).slice(0, -1)},"sources":${json}}`;
}
