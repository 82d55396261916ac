import { EVENT_TYPES, isDay, isEventType } from '@muster/domain';
import {
  type AnyMapping,
  importFile,
  type ImportReport,
  type ImportRequest,
  isSnapshotMapping,
  parseReplaces,
  readAnyMapping,
  summaryInWords,
} from '@muster/gateway';
import { dataFolder, MusterFault } from '@muster/platform';
import { type Database, parkedByReason } from '@muster/store';
import { Command } from 'commander';
import { basename, join } from 'node:path';
import { EXIT, Interruption } from '../exit.js';
import { type OpenMuster } from '../open-muster.js';
import { type Format, formatOption, print, printRecords } from '../output/format.js';
import { progressBar } from '../output/progress.js';
import { Rejects } from '../output/rejects.js';
import { shippedVintage } from '../shipped.js';
import { everythingSoFar, untilFolded } from '../until-folded.js';
import { withMuster } from '../with-muster.js';
import { inWords } from './held.js';

interface Options {
  readonly mapping?: string;
  readonly vintage?: string;
  readonly asAt?: string;
  readonly organisation?: string;
  readonly complete?: boolean;
  readonly workplaces?: string;
  readonly source?: string;
  readonly type?: string;
  readonly replaces?: string;
  readonly dryRun?: boolean;
  readonly rejects?: string;
  readonly demo?: boolean;
  readonly format: Format;
}

export function importCommand(): Command {
  return new Command('import')
    .argument('<file>', 'the file')
    .option('--mapping <name>', 'how to read a CSV file, e.g. nhs-turnover or staff-in-post')
    .option('--vintage <month>', 'the month of the publication that the file comes from, e.g. 2025-10')
    .option('--as-at <day>', 'the day that a snapshot is of')
    .option('--organisation <code>', 'whose staff a snapshot lists')
    .option('--complete', 'whoever of the organisation is not in the snapshot was not in post')
    .option('--workplaces <codes>', 'other organisations on whose premises its people work, with commas')
    .option('--type <event>', 'the event type of a CSV file’s rows, e.g. post.started')
    .option(
      '--source <urn>',
      'the source system, where rows do not name it; of a snapshot, in place of the mapping’s',
    )
    .option('--replaces <FROM..TO>', 'retract what a CSV file of that range no longer contains')
    .option('--dry-run', 'say what would happen, and do nothing')
    .option(
      '--rejects <file>',
      'where bad rows go, with their reasons (default: the file’s name and .rejected)',
    )
    .option('--demo', 'into the demo store')
    .addOption(formatOption())
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  const asked = askedOf(file, options);
  const taking = async (muster: OpenMuster) => {
    const bar = progressBar(basename(file));
    const rejects = new Rejects(
      options.rejects ?? `${file}.rejected.${isCsv(asked) ? 'csv' : 'ndjson'}`,
      file,
    );
    const parkedBefore = await parkedCount(muster.database);
    const report = await importFile({
      file,
      ...asked,
      gateway: muster.gateway,
      progress: (done, total) => bar.update(done, total),
      reject: item => rejects.add(item),
    }).finally(() => bar.end());
    await untilFolded(muster.database, await everythingSoFar(muster.log));
    const parked = (await parkedCount(muster.database)) - parkedBefore;
    printReport(report, parked, options);
    for (const line of rejects.end()) process.stderr.write(`${line}\n`);
    if (report.rejected > 0 || report.movements.length > 0) process.exitCode = EXIT.rejected;
  };
  await withMuster(options, 'muster import', taking, { foldsApart: true }).catch((error: unknown) => {
    if (error instanceof Interruption && error.by !== 'EPIPE')
      process.stderr.write('  interrupted: what was taken in stays; import the file again for the rest\n');
    throw error;
  });
}

function printReport(report: ImportReport, parked: number, { format, dryRun = false }: Options): void {
  const { accepted, unchanged, duplicates, rejected, held, retracted, movements, summary, note } = report;
  printRecords(
    [
      {
        file: basename(report.file),
        events: accepted,
        unchanged,
        duplicates,
        rejected,
        parked,
        ...(retracted > 0 ? { retracted } : {}),
        ...(held > 0 || movements.length > 0 ? { held } : {}),
      },
    ],
    format,
  );
  if (format !== 'table') return;
  if (summary) print(summaryInWords(summary).join('\n'));
  if (dryRun) print('Nothing was kept or sent: this was a dry run.');
  if (movements.length > 0)
    process.stderr.write(
      `  ${dryRun ? 'It would be held' : 'It is held'}: ${movements.map(inWords).join('; ')}\n` +
        (dryRun ? '' : `  muster held release ${report.batch} --by NAME  (or refuse)\n`),
    );
  if (note !== undefined) process.stderr.write(`  ${note}\n`);
  if (parked > 0)
    process.stderr.write('  some events are parked and count nowhere yet: "muster doctor" says why\n');
}

type Asked = Pick<ImportRequest, 'mapping' | 'vintage' | 'snapshot' | 'events' | 'dryRun'>;

function isCsv({ mapping, events }: Asked): boolean {
  return mapping !== undefined || events !== undefined;
}

/** @throws {MusterFault} for options that do not go together */
function askedOf(file: string, options: Options): Asked {
  const dryRun = options.dryRun ?? false;
  if (options.type !== undefined) return { events: eventsOf(options, options.type), dryRun };
  if (options.mapping === undefined) return { dryRun };
  const mapping: AnyMapping = readAnyMapping(join(dataFolder(), 'mappings'), options.mapping);
  if (isSnapshotMapping(mapping)) return { mapping, snapshot: snapshotOf(options), dryRun };
  const vintage = options.vintage ?? (mapping.parameters.includes('vintage') ? vintageOf(file) : undefined);
  return { mapping, ...(vintage === undefined ? {} : { vintage }), dryRun };
}

function eventsOf({ source, replaces }: Options, type: string): NonNullable<Asked['events']> {
  if (!isEventType(type))
    throw usage(`there is no event type ${type}`, `known are ${EVENT_TYPES.join(', ')}`);
  if (replaces !== undefined && source === undefined)
    throw usage('--replaces needs --source', 'name the source whose facts the file replaces');
  return {
    type,
    ...(source === undefined ? {} : { source }),
    ...(replaces === undefined ? {} : { replaces: parseReplaces(replaces) }),
  };
}

function snapshotOf({
  asAt,
  organisation,
  complete,
  workplaces,
  source,
}: Options): NonNullable<Asked['snapshot']> {
  if (!isDay(asAt) || organisation === undefined)
    throw usage(
      'a snapshot is of an organisation on a day',
      'say --organisation R0A --as-at 2026-10-31, and --complete if it lists everybody in post',
    );
  return {
    asAt: asAt,
    organisation,
    complete: complete ?? false,
    ...(workplaces === undefined ? {} : { workplaces: workplaces.split(',').map(code => code.trim()) }),
    ...(source === undefined ? {} : { source }),
  };
}

function usage(what: string, remedy: string): MusterFault {
  return new MusterFault('bad-options', what, remedy, EXIT.usage);
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
