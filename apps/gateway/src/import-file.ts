import { isMonth } from '@muster/domain';
import { MusterFault, todayOf } from '@muster/platform';
import { keepDelivery, LastPositions } from '@muster/store';
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { importMapped } from './import-mapped.js';
import { importNdjson } from './import-ndjson.js';
import { type Import, type ImportReport, type ImportRequest } from './import-request.js';
import { type Mapping } from './mappings/mapping.js';

/**
 * Takes a file in: good rows go into the log, bad ones come back with their reasons. Importing a file twice changes nothing.
 * @throws {MusterFault} for what spoils the whole file
 */
export async function importFile(request: ImportRequest): Promise<ImportReport> {
  const receivedAt = request.clock.now();
  const size = await sizeOf(request.file);
  const ends = new LastPositions();
  const counts = { accepted: 0, unchanged: 0, rejected: 0 };
  const running: Import = {
    ...request,
    batch: randomUUID(),
    today: todayOf(request.clock),
    progress: done => request.progress?.(Math.min(done, size), size),
    reject: item => {
      counts.rejected += 1;
      request.reject(item);
    },
    count: outcomes => {
      for (const outcome of outcomes) if (outcome.outcome !== 'rejected') counts[outcome.outcome] += 1;
      ends.add(outcomes.flatMap(outcome => (outcome.outcome === 'accepted' ? [outcome.position] : [])));
    },
  };
  if (request.mapping)
    await importMapped(running, request.mapping, parametersFor(request.mapping, request.vintage));
  else if (/\.(nd)?jsonl?$/.test(request.file)) await importNdjson(running);
  else
    throw new MusterFault(
      'mapping-needed',
      `${request.file} is not NDJSON, and how to read it was not said`,
      'name a mapping, e.g. --mapping nhs-turnover, or send CloudEvents in a file that ends in .ndjson',
      2,
    );
  await keepDelivery(request.database, {
    batch: running.batch,
    source: request.mapping?.source ?? 'several',
    file: basename(request.file),
    sha256: request.sha256,
    receivedAt,
    ...counts,
  });
  return { file: request.file, ...counts, ends: ends.all() };
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
