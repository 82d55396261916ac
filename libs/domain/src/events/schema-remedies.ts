/** What to do where something is missing that an event cannot do without. */
export const NEEDED = 'add it: the event says nothing without it';
/** What to do with a field that nobody knows. */
export const LEAVE_OUT = 'leave it out';

const BY_KEYWORD: Readonly<Record<string, string>> = {
  enum: 'write one of these, to the letter',
  const: 'write just that',
  pattern: 'write it in that form',
  minimum: 'write a number within these bounds',
  maximum: 'write a number within these bounds',
  minLength: 'write something, or leave it out where nothing is known',
  maxLength: 'shorten it',
  minItems: 'name at least one',
  maxItems: 'name fewer, or send several events',
  uniqueItems: 'name each once',
  minProperties: 'name at least one of its fields',
};

const WITHOUT_QUOTES = new Set(['number', 'integer', 'boolean']);

/**
 * What to do about a value that its schema refuses.
 * @param keyword of JSON Schema, by which it was refused
 * @param type that is expected there, where the keyword is `type`
 */
export function remedyOf(keyword: string, value: unknown, type?: string): string {
  if (value === undefined) return NEEDED;
  if (value === null) return 'leave it out: what is not known is not null';
  if (keyword === '~refine')
    return typeof value === 'number' ? 'round it' : 'write one that exists, in that form';
  if (type === 'string' && typeof value !== 'object') return 'write it in quotes, as text';
  if (typeof value === 'string' && type !== undefined && WITHOUT_QUOTES.has(type))
    return 'write it without quotes, as JSON does';
  return BY_KEYWORD[keyword] ?? 'write what is expected there';
}
