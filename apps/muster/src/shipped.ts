import { importFile, type ImportReport, readMapping } from '@muster/gateway';
import { type Clock, dataFolder, MusterFault, systemClock } from '@muster/platform';
import { wasDelivered } from '@muster/store';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { untilFolded } from './until-folded.js';
import { type OpenMuster } from './open-muster.js';

interface ManifestFile {
  readonly file: string;
  readonly sha256?: string;
  readonly mapping?: string;
  readonly vintage?: string;
}

/**
 * Imports what this installation ships: the published series and the two targets, each content once. What was corrected since stays
 * corrected.
 */
export async function importShipped(
  muster: OpenMuster,
  progress: (file: string, done: number, total: number) => void,
  clock: Clock = systemClock,
): Promise<ImportReport[]> {
  const folder = dataFolder();
  const reports: ImportReport[] = [];
  for (const { file, mapping, vintage } of manifest().filter(
    ({ file, mapping }) => mapping ?? file.endsWith('.ndjson'),
  )) {
    const sha256 = sha256Of(join(folder, file));
    if (await wasDelivered(muster.database, sha256)) continue;
    const report = await importFile({
      sha256,
      file: join(folder, file),
      ...(mapping === undefined ? {} : { mapping: readMapping(join(folder, 'mappings'), mapping) }),
      ...(vintage === undefined ? {} : { vintage }),
      gateway: { ...muster.gateway, clock },
      progress: (done, total) => progress(file, done, total),
      reject: item => {
        throw new MusterFault(
          'bad-data',
          `data/${file} line ${item.line} is broken: ${item.code}`,
          'bring data/ back as it was installed',
        );
      },
    });
    reports.push(report);
  }
  await untilFolded(
    muster.database,
    reports.flatMap(({ ends }) => ends),
  );
  return reports;
}

/** The vintage that the manifest gives for a file: known by its content, for a newer file may have the same name. */
export function shippedVintage(file: string): string | undefined {
  const known = manifest().filter(entry => entry.file === basename(file) && entry.vintage !== undefined);
  if (known.length === 0) return undefined;
  const sha256 = sha256Of(file);
  return known.find(entry => entry.sha256 === sha256)?.vintage;
}

function sha256Of(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function manifest(): readonly ManifestFile[] {
  return (JSON.parse(readFileSync(join(dataFolder(), 'manifest.json'), 'utf8')) as { files: ManifestFile[] })
    .files;
}
