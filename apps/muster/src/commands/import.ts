import { importFile, readMapping } from '@muster/gateway';
import { dataFolder, systemClock } from '@muster/platform';
import { type Database, parkedByReason } from '@muster/store';
import { Command } from 'commander';
import { basename, join } from 'node:path';
import { EXIT } from '../exit.js';
import { type Format, formatOption, printRecords } from '../output/format.js';
import { progressBar } from '../output/progress.js';
import { Rejects } from '../output/rejects.js';
import { shippedVintage } from '../shipped.js';
import { everythingSoFar, untilFolded } from '../until-folded.js';
import { withMuster } from '../with-muster.js';

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
  await withMuster(options, 'muster import', async muster => {
    const bar = progressBar(basename(file));
    const rejects = new Rejects(options.rejects ?? `${file}.rejected.${mapping ? 'csv' : 'ndjson'}`);
    const parkedBefore = await parkedCount(muster.database);
    const report = await importFile({
      file,
      ...(mapping === undefined ? {} : { mapping }),
      ...(vintage === undefined ? {} : { vintage }),
      pseudonymise: muster.pseudonymise,
      log: muster.log,
      database: muster.database,
      clock: systemClock,
      progress: (done, total) => bar.update(done, total),
      reject: item => rejects.add(item),
    }).finally(() => bar.end());
    await untilFolded(muster.database, await everythingSoFar(muster.log));
    const { accepted, unchanged, rejected } = report;
    const parked = (await parkedCount(muster.database)) - parkedBefore;
    printRecords([{ file: basename(file), events: accepted, unchanged, rejected, parked }], options.format);
    if (parked > 0)
      process.stderr.write('  some events are parked and count nowhere yet: "muster doctor" says why\n');
    for (const line of await rejects.end()) process.stderr.write(`${line}\n`);
    if (rejected > 0) process.exitCode = EXIT.rejected;
  });
}

function vintageOf(file: string): string | undefined {
  try {
    return shippedVintage(file);
  } catch {
    return undefined; // a file that cannot be read is told by the import itself
  }
}

async function parkedCount(database: Database): Promise<number> {
  return (await parkedByReason(database)).reduce((sum, { events }) => sum + events, 0);
}
