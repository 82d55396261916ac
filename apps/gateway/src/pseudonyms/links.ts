import { type Fault } from '@muster/domain';
import { type Identifier, readAs, type Scheme, SCHEMES } from './identifiers.js';
import { type PersonSubject, type Pseudonyms } from './pseudonyms.js';

/** The identifiers that one row gives of one person, by scheme. Blank cells say nothing. */
export type RowIdentifiers = Readonly<Partial<Record<Scheme, string | undefined>>>;

/** The data of a `person.linked`. */
export interface Link {
  readonly alias: PersonSubject;
  readonly basis: Scheme;
}

export type RowPerson =
  | {
      readonly ok: true;
      readonly subject: PersonSubject;
      /** To be sent as `person.linked` of the subject, one an identifier. */
      readonly links: readonly Link[];
      readonly identifiers: readonly Identifier[];
    }
  /** Each points to the scheme, as `/nmc-pin`, and never repeats the value. */
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Whom a row is about. The subject is the surest identifier's pseudonym: NHS number, then National Insurance, NMC PIN, GMC, student
 * and ESR number. NHS and National Insurance numbers are for life; registers' numbers follow the profession; a student's and an
 * employee's end with the place. Every other identifier becomes a link, whose basis is its own scheme: rows that give only that one are
 * then folded with the subject.
 */
export function personOfRow(pseudonyms: Pick<Pseudonyms, 'ofPerson'>, row: RowIdentifiers): RowPerson {
  const given = SCHEMES.flatMap(scheme => {
    const text = row[scheme];
    return text === undefined || text.trim() === '' ? [] : [{ scheme, reading: readAs(scheme, text) }];
  });
  const faults = given.flatMap(({ scheme, reading }) =>
    reading.ok ? [] : [{ ...reading.fault, pointer: `/${scheme}` }],
  );
  if (given.length === 0)
    faults.push({
      pointer: '',
      expected: `one of ${SCHEMES.join(', ')}`,
      got: 'no identifier at all',
      remedy: 'fill in whichever is known of the person',
    });
  if (faults.length > 0) return { ok: false, faults };
  const identifiers = given.flatMap(({ reading }) =>
    reading.ok ? [{ scheme: reading.scheme, normal: reading.normal }] : [],
  );
  return { ok: true, ...linked(pseudonyms, identifiers), identifiers };
}

/** The subject and the links of identifiers that were read: of one person, at least one. */
export function linked(
  pseudonyms: Pick<Pseudonyms, 'ofPerson'>,
  identifiers: readonly Identifier[],
): { readonly subject: PersonSubject; readonly links: readonly Link[] } {
  const strength = ({ scheme }: Identifier) => SCHEMES.indexOf(scheme);
  const [surest, ...others] = [...identifiers].sort((a, b) => strength(a) - strength(b));
  const subject = pseudonyms.ofPerson(surest!);
  const links = new Map(
    others.map(other => {
      const alias = pseudonyms.ofPerson(other);
      return [alias, { alias, basis: other.scheme }];
    }),
  );
  links.delete(subject);
  return { subject, links: [...links.values()] };
}
