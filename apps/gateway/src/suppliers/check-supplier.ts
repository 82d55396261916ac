import { ODS_CODE, type OdsCode } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import { type GrantedKind, type SupplierRecord } from '@muster/store';
import { listed } from './listed.js';
import { FIRST_SUPPLIER, GRANTED_KINDS, isWithin, type Supplier, SUPPLIER_NAME } from './supplier.js';

/** What an operator asks for, before anybody has looked at it. */
export interface SupplierRequest {
  readonly name: string;
  readonly sources: readonly string[];
  readonly kinds: readonly string[];
  readonly organisations: 'any' | readonly string[];
  readonly workplaces?: readonly string[];
  readonly eventsPerSecond?: number;
  readonly oauthClient?: string | undefined;
}

/** About these somebody can speak only for an organisation. */
const OF_ORGANISATIONS: readonly string[] = ['person', 'organisation', 'feed'];
const SOURCE = /^urn(:[!-9;-~]+)*$/;
const MAX_SOURCE = 190;
const OAUTH_CLIENT = /^[!-~]{1,200}$/;
const DEFAULT_EVENTS_PER_SECOND = 500;
const MAX_EVENTS_PER_SECOND = 100_000;

/**
 * What was asked for, as a supplier; names once each, in order.
 * @throws {MusterFault} `bad-supplier` with every fault listed
 */
export function checkedSupplier(
  request: SupplierRequest,
): Supplier & { readonly oauthClient: string | undefined } {
  const faults: string[] = [];
  const need = (holds: boolean, fault: () => string) => {
    if (!holds) faults.push(fault());
  };
  const once = (names: readonly string[]) => [...new Set(names)].sort();
  const sources = once(request.sources);
  const kinds = once(request.kinds);
  const organisations = request.organisations === 'any' ? 'any' : once(request.organisations);
  const workplaces = once(request.workplaces ?? []);
  const eventsPerSecond = request.eventsPerSecond ?? DEFAULT_EVENTS_PER_SECOND;
  const { name, oauthClient } = request;

  need(
    SUPPLIER_NAME.test(name),
    () => 'its name must be of small letters, digits and dashes, 40 at most, and not begin with a dash',
  );
  need(sources.length > 0, () => 'it needs a source, e.g. urn:ods:R0A:esr');
  for (const source of sources)
    need(
      SOURCE.test(source) && source.length <= MAX_SOURCE,
      () => `its sources must be URNs without blanks, e.g. urn:ods:R0A:esr, got ${JSON.stringify(source)}`,
    );
  need(kinds.length > 0, () => `it needs a kind of subject: ${GRANTED_KINDS.join(', ')}`);
  for (const kind of kinds)
    need(
      (GRANTED_KINDS as readonly string[]).includes(kind),
      () => `its kinds must be of ${GRANTED_KINDS.join(', ')}, got ${JSON.stringify(kind)}`,
    );
  need(
    kinds.includes('person') || !kinds.includes('person.linked'),
    () => 'who may link people must be one who may speak about them: person.linked goes with person',
  );
  for (const code of [...(organisations === 'any' ? [] : organisations), ...workplaces])
    need(
      ODS_CODE.test(code),
      () => `an organisation is named by 2 to 8 capitals and digits, got ${JSON.stringify(code)}`,
    );
  need(
    organisations.length > 0 || !kinds.some(kind => OF_ORGANISATIONS.includes(kind)),
    () => 'to speak about people, organisations or feeds it needs organisations: their codes, or any',
  );
  need(
    Number.isInteger(eventsPerSecond) && eventsPerSecond >= 1 && eventsPerSecond <= MAX_EVENTS_PER_SECOND,
    () => `its rate must be 1 to ${MAX_EVENTS_PER_SECOND} events a second, got ${eventsPerSecond}`,
  );
  need(
    oauthClient === undefined || OAUTH_CLIENT.test(oauthClient),
    () => 'its client must be a client id of the identity provider, up to 200 characters without blanks',
  );
  if (faults.length > 0)
    throw new MusterFault(
      'bad-supplier',
      `there cannot be such a supplier: ${faults.join('; ')}`,
      undefined,
      2,
    );
  return {
    name,
    sources,
    kinds: kinds as GrantedKind[],
    organisations: organisations as 'any' | OdsCode[],
    workplaces: workplaces as OdsCode[],
    eventsPerSecond,
    oauthClient,
  };
}

/**
 * Each source has one supplier that answers for it (beside whoever runs an embedded store), and each client of the identity provider stands for one supplier for good.
 * @param others as they are while nobody else writes
 * @throws {MusterFault} `source-taken`, `client-taken`
 */
export function refuseClashes(
  { name, sources, oauthClient }: Supplier & { readonly oauthClient: string | undefined },
  others: readonly SupplierRecord[],
): void {
  const clashes = others.flatMap(other =>
    other.name === name || other.closedAt !== undefined || [name, other.name].includes(FIRST_SUPPLIER)
      ? []
      : other.sources.flatMap(theirs =>
          sources
            .filter(source => isWithin(source, theirs) || isWithin(theirs, source))
            .map(source => ({ source, theirs, other: other.name })),
        ),
  );
  const [first] = clashes;
  if (first)
    throw new MusterFault(
      'source-taken',
      `two suppliers may not speak for one source: ${listed(
        clashes.map(({ source, theirs, other }) => `${source} meets ${theirs} of ${other}`),
      )}`,
      `name other sources, narrow those of ${first.other} ("muster supplier change ${first.other} --source …"), or close it first ("muster supplier close ${first.other}")`,
    );
  const holder = others.find(other => oauthClient !== undefined && other.oauthClient === oauthClient);
  if (holder && holder.name !== name)
    throw new MusterFault(
      'client-taken',
      `the client already stands for the supplier ${holder.name}`,
      'register a client of its own with the identity provider: one that changes hands would speak for both',
    );
}
