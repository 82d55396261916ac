import { createReadStream } from 'node:fs';
import { BodyFault, ndjsonItems, type NdjsonItem } from './bodies/index.js';
import { takeDelivery } from './delivery/take.js';
import { badFile } from './files/bad-file.js';
import { type Import, rejectedOf } from './import-request.js';

const PAGE = 1000;

/** CloudEvents, one a line. Blank lines are let be. */
export async function importNdjson(running: Import): Promise<void> {
  const bytes = createReadStream(running.request.file);
  let page: NdjsonItem[] = [];
  const deliver = async () => {
    const texts = new Map(page.map(({ at, text }) => [at, text]));
    const taken = await takeDelivery(
      running.request.gateway,
      running.delivery,
      page.map(item => ('code' in item ? { at: item.at, code: item.code, faults: item.faults } : item)),
    );
    for (const { at, code, faults } of rejectedOf(taken))
      running.reject({ line: at, code, faults, header: undefined, raw: [texts.get(at) ?? ''] });
    running.count(taken.items.map(({ outcome }) => outcome));
    running.progress(bytes.bytesRead);
    page = [];
  };
  try {
    for await (const item of ndjsonItems(bytes)) {
      page.push(item);
      if (page.length === PAGE) await deliver();
    }
  } catch (error) {
    if (error instanceof BodyFault) throw badFile(running.request.file, error.message, error.remedy, error);
    throw error;
  }
  await deliver();
}
