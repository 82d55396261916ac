import { isMonth } from '@muster/domain';
import { MusterFault, todayOf } from '@muster/platform';
import { LastPositions, noteSha256 } from '@muster/store';
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Delivery } from './delivery/delivery.js';
import { importCsvEvents } from './import-csv.js';
import { importMapped } from './import-mapped.js';
import { importNdjson } from './import-ndjson.js';
import { type Import, type ImportReport, type ImportRequest } from './import-request.js';
import { importSnapshot } from './import-snapshot.js';
import { isSnapshotMapping, type Mapping } from './mappings/mapping.js';

/**
 * Takes a file in: good rows go into the log, bad ones come back with their reasons. Importing a file twice changes nothing.
 * @throws {MusterFault} for what spoils the whole file
 */
export async function importFile(request: ImportRequest): Promise<ImportReport> {
  const { gateway } = request;
  const size = await sizeOf(request.file);
  const ends = new LastPositions();
  const counts = { accepted: 0, unchanged: 0, duplicates: 0, held: 0, rejected: 0 };
  let more: Pick<ImportReport, 'retracted' | 'movements'> = { retracted: 0, movements: [] };
  const delivery: Delivery = {
    batch: randomUUID(),
    sender: { kind: 'operator', name: 'import' },
    door: doorOf(request),
    name: basename(request.file),
    receivedAt: gateway.clock.now(),
    dryRun: request.dryRun ?? false,
  };
  const running: Import = {
    request,
    delivery,
    today: todayOf(gateway.clock),
    progress: done => request.progress?.(Math.min(done, size), size),
    reject: item => {
      counts.rejected += 1;
      request.reject(item);
    },
    count: outcomes => {
      for (const { outcome } of outcomes)
        if (outcome === 'duplicate-in-request') counts.duplicates += 1;
        else if (outcome !== 'rejected') counts[outcome] += 1;
      ends.add(
        outcomes.flatMap(outcome =>
          outcome.outcome === 'accepted' && outcome.position ? [outcome.position] : [],
        ),
      );
    },
    note: said => (more = { ...more, ...said }),
  };
  await read(running);
  running.progress(size);
  if (request.sha256 !== undefined && !delivery.dryRun)
    await noteSha256(gateway.database, delivery, request.sha256);
  return { file: request.file, batch: delivery.batch, ...counts, ...more, ends: ends.all() };
}

async function read(running: Import): Promise<void> {
  const { request } = running;
  const { mapping, events } = request;
  if (events) return importCsvEvents(running, events);
  if (mapping && isSnapshotMapping(mapping)) return importSnapshot(running, mapping);
  if (mapping) return importMapped(running, mapping, parametersFor(mapping, request.vintage));
  if (/\.(nd)?jsonl?$/.test(request.file)) return importNdjson(running);
  throw new MusterFault(
    'mapping-needed',
    `${request.file} is not NDJSON, and how to read it was not said`,
    'name a mapping, e.g. --mapping nhs-turnover; or the event type of its rows, e.g. --type post.started; or send CloudEvents in a file that ends in .ndjson',
    2,
  );
}

function doorOf({ mapping, events }: ImportRequest): Delivery['door'] {
  if (events) return 'csv';
  if (!mapping) return 'ndjson';
  return isSnapshotMapping(mapping) ? 'snapshot' : 'mapped';
}

function parametersFor(mapping: Mapping, vintage: string | undefined): Record<string, string> {
  if (!mapping.parameters.includes('vintage')) return {};
  if (vintage === undefined)
    throw new MusterFault(
      'vintage-needed',
      `the mapping ${mapping.name} needs the vintage: the month of the publication that the file comes from`,
      'name it, e.g. --vintage 2025-10; the file itself does not say, and vintages must never be mixed',
      2,
    );
  if (!isMonth(vintage))
    throw new MusterFault(
      'vintage-needed',
      `the vintage must be a month as YYYY-MM, got ${vintage}`,
      undefined,
      2,
    );
  return { vintage };
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    throw new MusterFault('bad-file', `${file} cannot be read: there is no such file`, undefined, 1, {
      cause: error,
    });
  }
}
