import { takeKeyed } from './delivery/take-keyed.js';
import { openCsv, type Row } from './files/rows.js';
import { type Import, rejectedOf } from './import-request.js';
import { type Keyed, keyOf } from './keyed/key.js';
import { applyMapping, type MappedEvent } from './mappings/apply.js';
import { type Mapping } from './mappings/mapping.js';

const PAGE = 500;

/** A CSV file through a mapping. Groups may be scattered over the file, so it is read whole before the first event. */
export async function importMapped(
  running: Import,
  mapping: Mapping,
  parameters: Readonly<Record<string, string>>,
): Promise<void> {
  const { file, gateway } = running.request;
  const columns = [
    ...Object.keys(mapping.group),
    mapping.pivot.column,
    ...Object.keys(mapping.pivot.measures),
  ];
  let bytes = 0;
  const csv = await openCsv(file, columns, length => (bytes += length));
  const sendBack = (row: Row, code: string, faults: Parameters<Import['reject']>[0]['faults']) =>
    running.reject({ line: row.line, code, faults, header: csv.header, raw: row.raw });

  const rows: Row[] = [];
  for await (const row of csv.rows()) {
    if (row.fault === undefined) rows.push(row);
    else
      sendBack(row, 'bad-row', [
        { pointer: '', expected: row.fault.split(', got ')[0]!, got: row.fault.split(', got ')[1] ?? '' },
      ]);
  }
  const mapped = applyMapping(mapping, rows, parameters);
  for (const { row, faults } of mapped.rejected) sendBack(row, 'bad-row', faults);

  const keyed = (event: MappedEvent): Keyed => ({
    type: mapping.event,
    source: mapping.source,
    subject: event.subject,
    time: `${parameters['vintage']}-01T00:00:00Z`,
    batch: running.delivery.batch,
    data: event.data,
  });
  const once = withoutTwins(mapped.events, keyed, event =>
    event.rows.forEach(row =>
      sendBack(row, 'bad-row', [
        { pointer: '', expected: 'each figure once', got: 'a block that means the same as an earlier one' },
      ]),
    ),
  );
  for (let from = 0; from < once.length; from += PAGE) {
    const page = once.slice(from, from + PAGE);
    const taken = await takeKeyed(gateway, running.delivery, {
      kind: 'keyed',
      door: 'mapped',
      rows: page.map((event, nth) => ({ at: nth, keyed: keyed(event) })),
    });
    for (const { at, code, faults } of rejectedOf(taken))
      page[at]!.rows.forEach(row => sendBack(row, code, faults));
    running.count(taken.items.map(({ outcome }) => outcome));
    running.progress((bytes * (from + page.length)) / once.length);
  }
}

/** Two blocks of a file can mean one fact where a mapping knows two codes for one thing: the first stands. */
function withoutTwins(
  events: readonly MappedEvent[],
  keyed: (event: MappedEvent) => Keyed,
  twin: (event: MappedEvent) => void,
): MappedEvent[] {
  const seen = new Set<string>();
  return events.filter(event => {
    const key = keyOf(keyed(event));
    const first = !seen.has(key);
    seen.add(key);
    if (!first) twin(event);
    return first;
  });
}
