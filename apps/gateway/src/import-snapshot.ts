import { MusterFault } from '@muster/platform';
import { takeSnapshot } from './delivery/take-snapshot.js';
import { openCsv } from './files/rows.js';
import { type Import } from './import-request.js';
import { type SnapshotMapping, sourceOf } from './mappings/snapshot-mapping.js';

/** A file of staff in post on a day. */
export async function importSnapshot(running: Import, mapping: SnapshotMapping): Promise<void> {
  const { file, snapshot, gateway } = running.request;
  if (!snapshot)
    throw new MusterFault('bad-options', 'a snapshot is of an organisation on a day', undefined, 2);
  let bytes = 0;
  const csv = await openCsv(file, [], length => running.progress((bytes += length)));
  const { source = sourceOf(mapping, snapshot.organisation), ...asked } = snapshot;
  const taken = await takeSnapshot(gateway, running.delivery, {
    ...asked,
    source,
    rows: csv.rows(),
    header: csv.header,
    mapping,
  });
  for (const { row, code, faults } of taken.rejectedRows)
    running.reject({ line: row.line, code, faults, header: csv.header, raw: row.raw });
  running.count(taken.items.map(({ outcome }) => outcome));
  running.note({ movements: taken.movements, summary: taken.summary });
}
