import { importFile, readMapping } from '@muster/gateway';
import { dataFolder, systemClock } from '@muster/platform';
import { Command } from 'commander';
import { basename, join } from 'node:path';
import { EXIT } from '../exit.js';
import { storeFolder } from '../home.js';
import { openMuster } from '../open-muster.js';
import { type Format, formatOption, printRecords } from '../output/format.js';
import { progressBar } from '../output/progress.js';
import { Rejects } from '../output/rejects.js';
import { readSettings } from '../settings.js';
import { shippedVintage } from '../shipped.js';
import { untilFolded } from '../until-folded.js';

interface Options {
  readonly mapping?: string;
  readonly vintage?: string;
  readonly rejects?: string;
  readonly demo?: boolean;
  readonly format: Format;
}

export function importCommand(): Command {
  return new Command('import')
    .description(
      'take a file in: CSV through a mapping, or NDJSON of CloudEvents; comes back when all of it is folded in',
    )
    .argument('<file>', 'the file')
    .option('--mapping <name>', 'how to read a CSV file, e.g. nhs-turnover')
    .option('--vintage <month>', 'the month of the publication that the file comes from, e.g. 2025-10')
    .option(
      '--rejects <file>',
      'where bad rows go, with their reasons (default: the file’s name and .rejected)',
    )
    .option('--demo', 'into the demo store')
    .addOption(formatOption())
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  const mapping =
    options.mapping === undefined ? undefined : readMapping(join(dataFolder(), 'mappings'), options.mapping);
  const vintage = options.vintage ?? (mapping?.parameters.includes('vintage') ? vintageOf(file) : undefined);
  const muster = await openMuster({
    folder: storeFolder(options.demo ?? false),
    purpose: 'muster import',
    settings: readSettings(),
  });
  try {
    const bar = progressBar(basename(file));
    const rejects = new Rejects(options.rejects ?? `${file}.rejected.${mapping ? 'csv' : 'ndjson'}`);
    const report = await importFile({
      file,
      ...(mapping === undefined ? {} : { mapping }),
      ...(vintage === undefined ? {} : { vintage }),
      log: muster.log,
      database: muster.database,
      clock: systemClock,
      progress: (done, total) => bar.update(done, total),
      reject: item => rejects.add(item),
    }).finally(() => bar.end());
    await untilFolded(muster.database, report.ends);
    const { accepted, unchanged, rejected } = report;
    printRecords([{ file: basename(file), events: accepted, unchanged, rejected }], options.format);
    for (const line of await rejects.end()) process.stderr.write(`${line}\n`);
    if (rejected > 0) process.exitCode = EXIT.rejected;
  } finally {
    await muster.close();
  }
}

function vintageOf(file: string): string | undefined {
  try {
    return shippedVintage(file);
  } catch {
    return undefined; // a file that cannot be read is told by the import itself
  }
}
