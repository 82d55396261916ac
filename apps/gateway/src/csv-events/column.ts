export type ColumnKind = 'text' | 'number' | 'integer' | 'boolean' | 'day' | 'month' | 'list' | 'json';

/** A column of a CSV file of one event type. */
export interface Column {
  /** Its heading: the dotted name of the field, with `data.` left out unless the envelope has an attribute of that name. */
  readonly name: string;
  /** Where its value belongs in the event: `['data', 'start', 'fte']`. */
  readonly path: readonly string[];
  readonly pointer: string;
  /** Whether every row needs a value. */
  readonly required: boolean;
  readonly kind: ColumnKind;
  /** Whether blanks around its value are part of it, as in free text. */
  readonly verbatim: boolean;
  /** Whether it holds an identifier, of which a pseudonym is made before the event is read. */
  readonly inClear: boolean;
  /** Completes "expected …". */
  readonly expected: string;
}
