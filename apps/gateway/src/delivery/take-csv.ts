import { type EventType, wireType } from '@muster/domain';
import { BodyFault, type Bytes } from '../bodies/index.js';
import { type CsvItem, readCsvEvents, type RowDefaults } from '../csv-events/index.js';
import { type Replaces } from '../keyed/replaces.js';
import { SCHEMES } from '../pseudonyms/identifiers.js';
import { personOfRow, type RowPerson } from '../pseudonyms/links.js';
import { checkItems, type CheckedItem, type DecidedItem, type ReceivedItem } from './check.js';
import { type Delivery } from './delivery.js';
import { type Gateway } from './gateway.js';
import { takeDelivery, type Taken } from './take.js';
import { type KeyedRequest, type KeyedRow, takeKeyed } from './take-keyed.js';

export interface TakenRows extends Taken {
  /** With `replaces`: facts of the range that the file no longer contains. */
  readonly retracted?: number;
  readonly note?: string;
}

/** All rows of a file. @throws {BodyFault} what spoils the whole of it */
export async function rowsOf(
  bytes: Bytes,
  type: EventType,
  defaults: RowDefaults,
  most = Infinity,
): Promise<{ readonly header: readonly string[]; readonly items: readonly CsvItem[] }> {
  const csv = await readCsvEvents(bytes, type, defaults);
  const items: CsvItem[] = [];
  for await (const item of csv.items()) {
    if (items.length === most)
      throw new BodyFault('too-large', `the file has more than ${most} rows`, 'send it in parts');
    items.push(item);
  }
  return { header: csv.header, items };
}

/**
 * Takes rows of one event type in. Rows with ids are events like any others; of rows without, what they said before is looked up.
 * @throws {BodyFault} when only some have an id
 */
export async function takeRows(
  gateway: Gateway,
  delivery: Delivery,
  type: EventType,
  items: readonly CsvItem[],
  replaces: (Replaces & { readonly source: string }) | undefined,
): Promise<TakenRows> {
  const people = items.map(item => personIn(gateway, item));
  const named = items.map((item, nth) => receivedRow(type, item, people[nth]));
  const withIds = items.filter(item => 'json' in item && item.json['id'] !== undefined).length;
  if (withIds > 0 && withIds === items.length && replaces === undefined)
    return takeDelivery(gateway, delivery, named);
  if (withIds > 0)
    throw new BodyFault(
      'bad-header',
      replaces === undefined
        ? `${withIds} of ${items.length} rows have an id`
        : 'with replaces, rows have no ids: their business keys stand for them',
      'give an id to all rows, or to none',
    );
  const checked = await checkItems(gateway, delivery, named.map(withPlaceholder));
  const rows = checked.flatMap((item, nth) => keyedRows(item, people[nth], delivery));
  const refused = checked.flatMap((item): DecidedItem[] =>
    item.outcome ? [{ ...item, outcome: item.outcome }] : [],
  );
  // A bad row is of some fact, and its key may be what is bad: none can be told to be no longer in the file.
  const range = refused.length === 0 ? replaces : undefined;
  const request: KeyedRequest = {
    kind: 'keyed',
    door: 'csv',
    rows,
    ...(range === undefined ? {} : { replaces: { ...range, type } }),
  };
  const taken = await takeKeyed(gateway, delivery, request, refused);
  return {
    ...taken,
    ...(refused.length > 0 && replaces !== undefined ? { note: noteOf(refused.length) } : {}),
  };
}

function noteOf(bad: number): string {
  return `nothing was retracted: ${bad} bad ${bad === 1 ? 'row' : 'rows'} may be of any of the facts that the file seems to lack; mend them and send the file again`;
}

function personIn({ pseudonyms }: Gateway, item: CsvItem): RowPerson | undefined {
  return 'json' in item && Object.keys(item.identifiers).length > 0
    ? personOfRow(pseudonyms, item.identifiers)
    : undefined;
}

/** A row's event with its person named by the surest identifier, in clear: what is checked is what was sent. */
function receivedRow(type: EventType, item: CsvItem, person: RowPerson | undefined): ReceivedItem {
  if ('code' in item) return { at: item.at, code: item.code, faults: item.faults };
  if (person && !person.ok) return { at: item.at, code: 'schema', faults: person.faults };
  const scheme = SCHEMES.find(name => item.identifiers[name] !== undefined);
  const subject = scheme === undefined ? {} : { subject: `person/${scheme}:${item.identifiers[scheme]}` };
  return { at: item.at, json: { specversion: '1.0', type: wireType(type), ...item.json, ...subject } };
}

/** An event needs an id to be read; the one it will have is made of its business key. */
function withPlaceholder(item: ReceivedItem): ReceivedItem {
  return 'json' in item ? { ...item, json: { ...(item.json as object), id: `row-${item.at}` } } : item;
}

function keyedRows(
  { at, good }: CheckedItem,
  person: RowPerson | undefined,
  { batch }: Delivery,
): KeyedRow[] {
  if (!good) return [];
  const { type, source, subject, time, data } = good.fact;
  const links = person?.ok ? person.links : [];
  return [
    { at, keyed: { type, source, subject, time, batch, data } },
    ...links.map(link => ({
      at,
      keyed: { type: 'person.linked' as const, source, subject, time, batch, data: { ...link } },
      link: true as const,
    })),
  ];
}
