import { type Fact } from './fact.js';

/** JSON with sorted keys and no blanks: equal values, equal text (RFC 8785 for the numbers and strings that occur here). */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const record = value as Record<string, unknown>;
  const members = Object.keys(record)
    .filter(key => record[key] !== undefined)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
  return `{${members.join(',')}}`;
}

/** What two events under one identity must share to be the same event: type, subject, time as text, and data. */
export function contentOf(fact: Pick<Fact, 'type' | 'subject' | 'time' | 'data'>): string {
  return canonicalJson([fact.type, fact.subject, fact.time, fact.data]);
}
