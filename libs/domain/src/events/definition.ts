import { type Static, type TObject } from 'typebox';
import { type Day } from '../calendar/day.js';
import { type Fault } from './faults.js';

/** The kinds of subject, each with a topic of its own kind of event. */
export const TOPICS = {
  person: 'muster.people',
  organisation: 'muster.organisations',
  target: 'muster.governance',
  scenario: 'muster.governance',
  feed: 'muster.governance',
  source: 'muster.governance',
} as const;

export type SubjectKind = keyof typeof TOPICS;
export type SubjectKey = `${SubjectKind}/${string}`;

/**
 * What is to be known about one event type. Topics, validation, CSV columns and the events' documentation follow from it.
 */
export interface Definition<Schema extends TObject = TObject> {
  /** What happened, in one sentence, for people. */
  readonly summary: string;
  readonly version: number;
  /** The kinds of subject it can be about. */
  readonly subjects: readonly SubjectKind[];
  /** Closed: what it does not name is refused. */
  readonly data: Schema;
  /** What no field can say alone, e.g. that a period ends after it starts. Pointers are relative to `data`. */
  readonly check?: (data: Static<Schema>) => readonly Fault[];
  /** The day from which it is true; `undefined` for what has none (a retraction, a link). */
  effectiveOn(data: Static<Schema>): Day | undefined;
  /** The fields that, with source, subject and type, name the fact where a file gives no id. */
  readonly businessKey: readonly (keyof Static<Schema> & string)[];
}

export function define<Schema extends TObject>(definition: Definition<Schema>): Definition<Schema> {
  return definition;
}
