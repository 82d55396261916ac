import { type Person, type Post, type PostState } from '../lives/person.js';
import { type Entrant, type Step } from '../pipeline/entrant.js';
import { type Student } from '../training/student.js';

export type JoinedBy = 'newly-qualified' | 'return-to-practice' | 'international' | 'other';
export type TrainedIn = 'uk' | 'eu' | 'row';
export type EndReason =
  'retirement' | 'resignation' | 'end-of-contract' | 'transfer' | 'dismissal' | 'death' | 'other';

export interface Beginning {
  readonly joinedBy?: JoinedBy;
  readonly trainedIn?: TrainedIn;
  /** The day is only the day of a snapshot. */
  readonly datePrecision?: 'month';
}

export interface Ending {
  readonly reason?: EndReason;
  /** Absent from a complete snapshot; nobody said that it ended. */
  readonly presumed?: true;
}

/** Who hears what happens in the simulated world, in order of months. Days are numbers since 1970-01-01. */
export interface Teller {
  started(post: Post, day: number, beginning: Beginning): void;
  /** `patch` names what is different from `day` on. */
  changed(post: Post, day: number, patch: Partial<PostState>): void;
  ended(post: Post, day: number, ending: Ending): void;
  /** @param knownOn when the register said so, at the earliest */
  registered(person: Person, register: 'NMC' | 'GMC', day: number, knownOn: number): void;
  /** The staff pseudonym and the student's turn out to be one person. */
  linked(person: Person, student: Pick<Student, 'number'>, day: number, basis?: 'student' | 'nmc-pin'): void;
  enrolled(student: Student): void;
  withdrew(student: Student, reason: string): void;
  completed(student: Student): void;
  /** A step of an applicant or a student. @param knownOn when it was said, at the earliest; on its day unless given */
  stepped(entrant: Entrant, step: Step, knownOn?: number): void;
  /** A post that begins on a day had been offered and accepted before; its employer says so when it begins. */
  offered(person: Person, post: PostState, on: number, startsOn: number): void;
  /** Anything about an organisation, a feed, an institution. */
  said(fact: OrganisationFact): void;
  /** What is said until `settled` is an extract of what was so already, recorded on this day. */
  loading(day: number): void;
  settled(): void;
}

export interface OrganisationFact {
  /** `organisation/R0A` */
  readonly subject: string;
  readonly source: string;
  /** `establishment.reported` */
  readonly event: string;
  /** Unique within subject and source. */
  readonly id: string;
  /** The day it was recorded. */
  readonly on: number;
  /** As on the wire. */
  readonly data: Readonly<Record<string, unknown>>;
}

const nothing = () => undefined;

/** For those who look at lives themselves. */
export const SILENT: Teller = {
  started: nothing,
  changed: nothing,
  ended: nothing,
  registered: nothing,
  linked: nothing,
  enrolled: nothing,
  withdrew: nothing,
  completed: nothing,
  stepped: nothing,
  offered: nothing,
  said: nothing,
  loading: nothing,
  settled: nothing,
};
