import { type EventType, type ProfileAttribute } from '@muster/domain';

/** What somebody says of themselves; what nothing is said of is not in it. */
export type Profile = Readonly<Partial<Record<ProfileAttribute, string>>>;

/** Something to be told of an entrant on its day, by a source. */
export interface Step {
  /** Day number. */
  readonly on: number;
  readonly event: EventType;
  readonly source: string;
  /** As on the wire, but for the day. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Somebody who applies, under the pseudonym of applicants and students. */
export interface Entrant {
  readonly number: number;
  readonly profile: Profile;
  /** How many facts were told under this pseudonym. */
  facts: number;
}

/** Where somebody studies, from a day on. */
export interface Place {
  readonly institution: string;
  readonly placement: string;
}
