import { createReadStream } from 'node:fs';
import { BodyFault } from './bodies/index.js';
import { rowsOf, takeRows } from './delivery/take-csv.js';
import { badFile } from './files/bad-file.js';
import { type Import, type ImportRequest, rejectedOf } from './import-request.js';

/** A CSV file whose rows are events of one type. */
export async function importCsvEvents(
  running: Import,
  { type, source, replaces }: NonNullable<ImportRequest['events']>,
): Promise<void> {
  const { file, gateway } = running.request;
  const bytes = createReadStream(file);
  try {
    const defaults = {
      ...(source === undefined ? {} : { source }),
      time: running.delivery.receivedAt.toISOString(),
    };
    const { header, items } = await rowsOf(bytes, type, defaults);
    const range = replaces && { ...replaces, source: source! };
    const taken = await takeRows(gateway, running.delivery, type, items, range);
    const raws = new Map(items.map(({ at, raw }) => [at, raw]));
    for (const { at, code, faults } of rejectedOf(taken))
      running.reject({ line: at, code, faults, header, raw: raws.get(at) ?? [] });
    running.count(taken.items.map(({ outcome }) => outcome));
    running.note({
      movements: taken.movements,
      ...(taken.retracted === undefined ? {} : { retracted: taken.retracted }),
      ...(taken.note === undefined ? {} : { note: taken.note }),
    });
  } catch (error) {
    if (error instanceof BodyFault) throw badFile(file, error.message, error.remedy, error);
    throw error;
  }
}
