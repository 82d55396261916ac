import { type Fault, ODS_CODE, type OdsCode, shown, type SubjectKind, TOPICS } from '@muster/domain';
import { CLEAR_KINDS, organisationOfClear } from '../pseudonyms/clear-id.js';
import { readIdentifier } from '../pseudonyms/identifiers.js';
import { listed } from './listed.js';
import { isWithin, type Supplier } from './supplier.js';

export interface GrantRefusal {
  /** Of the first fault. */
  readonly code: 'not-your-source' | 'not-your-kind' | 'not-your-organisation';
  /** All of them, whatever their code. */
  readonly faults: readonly Fault[];
}

/** Where somebody works or learns: at an organisation that the supplier speaks for, or as a guest of another. */
const PLACES = ['organisation', 'placement'];
/** Who answers for somebody. */
const ANSWERABLE = ['employer', 'institution'];
/** Whose timelines are one: that concerns all who say anything of either. */
const LINKING = /^muster\.(person\.(?:un)?linked)\./;

/**
 * What a supplier may not say of what it sent. It sees the event as it came, for the ids of posts and enrolments begin with the
 * organisation that gave them, and no longer do once they are pseudonyms. What it cannot make out is refused, never let pass:
 * ask `readEvent` first, which says better what is wrong with it.
 * @param event as it was parsed
 * @returns every fault under the code of the first, or undefined where the supplier may say it
 */
export function faultsOfGrant(supplier: Supplier, event: unknown): GrantRefusal | undefined {
  const { source, type, subject, data } = isRecord(event) ? event : {};
  const found: [GrantRefusal['code'], Fault][] = [];

  if (!isGranted(supplier, source))
    found.push(['not-your-source', faultOfSource(supplier, '/source', source)]);

  const { kind, key } = partsOf(subject);
  if (kind === undefined || !supplier.kinds.includes(kind))
    found.push(['not-your-kind', faultOfKind(supplier, kind)]);
  else if (kind === 'source') {
    if (!isGranted(supplier, key)) found.push(['not-your-source', faultOfSource(supplier, '/subject', key)]);
  } else
    for (const fault of faultsOfOrganisations(supplier, kind, key, data))
      found.push(['not-your-organisation', fault]);

  const [, linking] = typeof type === 'string' ? (LINKING.exec(type) ?? []) : [];
  if (linking !== undefined && !supplier.kinds.includes('person.linked'))
    found.push(['not-your-kind', faultOfLinking(supplier, linking)]);

  const [first] = found;
  return first && { code: first[0], faults: found.map(([, fault]) => fault) };
}

function isGranted(supplier: Supplier, source: unknown): boolean {
  return typeof source === 'string' && supplier.sources.some(granted => isWithin(source, granted));
}

/** The kind in whatever case: a person's may come in any, and is written small only with the pseudonym. */
function partsOf(subject: unknown): { readonly kind: SubjectKind | undefined; readonly key: string } {
  if (typeof subject !== 'string') return { kind: undefined, key: '' };
  const slash = subject.indexOf('/');
  const kind = subject.slice(0, Math.max(slash, 0)).toLowerCase();
  return {
    kind: Object.hasOwn(TOPICS, kind) ? (kind as SubjectKind) : undefined,
    key: subject.slice(slash + 1),
  };
}

function faultsOfOrganisations(supplier: Supplier, kind: SubjectKind, key: string, data: unknown): Fault[] {
  if (supplier.organisations === 'any') return [];
  const own = supplier.organisations;
  const guests = [...own, ...supplier.workplaces];
  const faults: Fault[] = [];
  const need = (pointer: string, code: unknown, among: readonly string[], got = shownCode(code)) => {
    if (code === undefined || among.includes(code as string)) return;
    faults.push({ pointer, expected: expectedOf(among), got, remedy: remedyFor(supplier, code) });
  };

  if (kind === 'organisation' || kind === 'feed') need('/subject', key, own);
  if (kind !== 'person') return faults;
  const needNumber = (pointer: string, code: OdsCode | undefined) =>
    need(pointer, code, guests, `a number of ${code}`); // what follows the code is somebody's: it is not repeated
  needNumber('/subject', organisationOfPerson(key));
  if (!isRecord(data)) return faults;
  for (const field of PLACES) need(`/data/${field}`, data[field], guests);
  for (const field of ANSWERABLE) need(`/data/${field}`, data[field], own);
  const { alias } = data;
  if (typeof alias === 'string') needNumber('/data/alias', organisationOfPerson(partsOf(alias).key));
  for (const field of CLEAR_KINDS) {
    const id = data[field];
    if (typeof id === 'string') needNumber(`/data/${field}`, organisationOfClear(id));
  }
  return faults;
}

/** Of a student's or an employee's number: who gave it. An NHS number is nobody's in particular. */
function organisationOfPerson(key: string): OdsCode | undefined {
  const read = readIdentifier(key);
  return read.ok ? read.organisation : undefined;
}

function shownCode(code: unknown): string {
  return typeof code === 'string' && ODS_CODE.test(code) ? shown(code) : 'no organisation code';
}

function expectedOf(among: readonly string[]): string {
  return among.length === 0 ? 'no organisation at all' : `an organisation of yours: ${listed(among)}`;
}

function faultOfSource(supplier: Supplier, pointer: string, source: unknown): Fault {
  return {
    pointer,
    expected: `a source of yours: ${listed(supplier.sources)}, or one of these with a colon and more`,
    got: shown(source),
    remedy: asking(supplier, 'the source'),
  };
}

function faultOfKind(supplier: Supplier, kind: SubjectKind | undefined): Fault {
  return {
    pointer: '/subject',
    expected: `a subject of the kind ${listed(supplier.kinds.filter(granted => granted !== 'person.linked'))}`,
    got: kind ?? 'no kind that Muster knows',
    remedy:
      kind === 'target' || kind === 'scenario'
        ? 'targets are set, and scenarios made, by those who run Muster'
        : asking(supplier, 'this kind of subject'),
  };
}

function faultOfLinking({ name }: Supplier, type: string): Fault {
  return {
    pointer: '/type',
    expected: 'a supplier who was granted person.linked, beside people',
    got: type,
    remedy: `send both identifiers in one row of a file, or ask whoever runs Muster to grant person.linked to ${name}`,
  };
}

function remedyFor(supplier: Supplier, code: unknown): string {
  return supplier.workplaces.includes(code as OdsCode)
    ? `${code as OdsCode} only hosts your people: name it as where they work, not as who answers for them`
    : asking(supplier, 'the organisation');
}

function asking(supplier: Supplier, what: string): string {
  return `mend ${what}, or ask whoever runs Muster to grant it to ${supplier.name}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
