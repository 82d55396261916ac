import { type OdsCode, type SubjectKind, TOPICS } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import { type GrantedKind } from '@muster/store';

/** All that can be granted. */
export const GRANTED_KINDS: readonly GrantedKind[] = [
  ...(Object.keys(TOPICS) as SubjectKind[]),
  'person.linked',
];

/** Who may send events, and about what. */
export interface Supplier {
  /** Small letters, digits and dashes; also the name of its inbound topic. */
  readonly name: string;
  /** Each event's `source` is one of these, or begins with one of them and a colon. */
  readonly sources: readonly string[];
  readonly kinds: readonly GrantedKind[];
  /** `any`, or those that it may speak for, as employer or workplace. */
  readonly organisations: 'any' | readonly OdsCode[];
  /** Organisations whose premises host its people: it may name them as where somebody works, not as an employer. */
  readonly workplaces: readonly OdsCode[];
  /** Events a second, as an average over ten seconds. */
  readonly eventsPerSecond: number;
}

/** A supplier at a door, or an operator at the command line, who may say anything and is named in what is kept. */
export type Sender =
  | { readonly kind: 'supplier'; readonly supplier: Supplier }
  | { readonly kind: 'operator'; readonly name: string };

/** Whether a source is the granted one, or lies under it. */
export function isWithin(source: string, granted: string): boolean {
  return source === granted || source.startsWith(`${granted}:`);
}

export const SUPPLIER_NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

export function noSuchSupplier(name: string): MusterFault {
  // What has not the form of a name may be a key in the wrong place: it is not repeated.
  const which = SUPPLIER_NAME.test(name) ? `no supplier ${name}` : 'no supplier of that name';
  return new MusterFault(
    'no-such-supplier',
    `there is ${which}, or it is closed`,
    '"muster supplier list" names them; "muster supplier add" makes one',
  );
}

/** Whoever runs an embedded store, who may say anything from the first start on. It stands in nobody's way. */
export const FIRST_SUPPLIER = 'local';
