import { type Fault, type OdsCode } from '@muster/domain';
import { type ClearKind } from './clear-id.js';
import { type Identifier } from './identifiers.js';

export type PersonSubject = `person/${string}`;

/** Operators bring what was pseudonymous elsewhere in this store; a supplier's pseudonym would be somebody else's. */
export type SenderKind = 'operator' | 'supplier';

/** An event without identifiers. */
export interface NamedEvent {
  /** A copy, or the event itself where nothing was to be replaced. What a fault is told of reads `refused` here. */
  readonly event: unknown;
  /** Any of them refuses the event. They never repeat what came. */
  readonly faults: readonly Fault[];
  /** The organisations that identifiers in clear began with, and where: the sender must be one who may speak for them. */
  readonly named: readonly { readonly pointer: string; readonly organisation: OdsCode }[];
}

/** Makes pseudonyms. What is behind it, the store's locks, is nowhere else. */
export interface Pseudonyms {
  ofPerson(identifier: Pick<Identifier, 'scheme' | 'normal'>): PersonSubject;
  /**
   * Of a post, an enrolment or an application.
   * @param clear `<ODS code>-<number>`
   * @throws {MusterFault} `bad-identifier`, which does not repeat it
   */
  of(kind: ClearKind, clear: string): string;
  /** Puts pseudonyms in place of an event's identifiers. Takes any JSON, throws at none, and changes nothing of what it is given. */
  inEvent(event: unknown, sender: SenderKind): NamedEvent;
}
