import { type Table } from '@muster/api';
import {
  type Area,
  EVIDENCE,
  isDay,
  isMonth,
  LEVELS,
  type Level,
  type Month,
  monthOf,
  PARTICIPATION_TABLES,
  PROFESSION_NAMES,
  type Profession,
} from '@muster/domain';
import { readHead } from '@muster/store';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { once } from 'node:events';
import {
  type Export,
  EXPORT_COLUMNS,
  type ExportMeasure,
  type ExportRow,
  exportFlows,
  exportStock,
} from '../exports/derived.js';
import { exportReported } from '../exports/reported.js';
import { print, printRecords } from '../output/format.js';
import { withMuster } from '../with-muster.js';

type What = 'stock' | 'flows' | 'pipeline' | 'participation';

interface Options {
  readonly evidence: 'reported' | 'derived';
  readonly from?: Month;
  readonly to?: Month;
  readonly every: 'month';
  readonly profession?: Profession;
  readonly measure?: ExportMeasure;
  readonly level?: Level;
  readonly area?: Area;
  readonly year?: string;
  readonly institution?: Area;
  readonly attribute?: string;
  readonly format: 'csv' | 'json';
  readonly demo?: boolean;
}

export function exportCommand(): Command {
  return new Command('export')
    .addArgument(
      new Argument(
        '<what>',
        'the stock on the last day of each month, flows summed by month, the pipeline of training, or participation in it',
      ).choices(['stock', 'flows', 'pipeline', 'participation']),
    )
    .addOption(
      new Option('--evidence <evidence>', 'from events about people, or as published')
        .choices(EVIDENCE)
        .default('derived'),
    )
    .option('--from <month>', 'the first month, as YYYY-MM (default: the first there is)', monthArgument)
    .option('--to <month>', 'the last month (default: the last in which anything changed)', monthArgument)
    .addOption(new Option('--every <period>', 'how often').choices(['month']).default('month'))
    .addOption(new Option('--profession <profession>', 'one profession').choices(PROFESSION_NAMES))
    .addOption(
      new Option('--measure <measure>', 'one measure').choices([
        'headcount',
        'fte',
        'unknown-fte',
        'on-leave',
      ]),
    )
    .addOption(new Option('--level <level>', 'one level').choices(LEVELS))
    .option('--area <area>', 'one area, e.g. ENG, Y56, QWE, R0A')
    .option(
      '--year <year>',
      'pipeline, participation: one academic year that cohorts begin in, e.g. 2025',
      yearArgument,
    )
    .option('--institution <code>', 'pipeline: one university or college that trains, e.g. M20')
    .addOption(
      new Option('--attribute <attribute>', 'participation: by one attribute (default: by each)').choices(
        Object.keys(PARTICIPATION_TABLES.attributes),
      ),
    )
    .addOption(
      new Option('--format <format>', 'pipeline, participation: how to print it')
        .choices(['csv', 'json'])
        .default('csv'),
    )
    .option('--demo', 'from the demo store')
    .action(run);
}

async function run(what: What, options: Options): Promise<void> {
  await withMuster(options, 'muster export', async muster => {
    if (what === 'pipeline' || what === 'participation') {
      const { exportTraining } = await import('../exports/training.js'); // here: it loads what answers over HTTP
      printTable(await exportTraining(muster.reader, what, options), options.format);
      return;
    }
    await muster.reader.snapshot(async snapshot => {
      const { generation } = await readHead(snapshot);
      if (!generation) return;
      const asked: Export = options;
      const rows =
        options.evidence === 'reported'
          ? exportReported(snapshot, generation.number, what, asked)
          : (what === 'stock' ? exportStock : exportFlows)(snapshot, generation.number, asked);
      await printCsv(rows);
    });
  });
}

function printTable({ columns, rows }: Table, format: 'csv' | 'json'): void {
  if (format === 'csv' && rows.length === 0) print(Object.keys(columns).join(','));
  else printRecords(rows, format);
}

/** Codes need no quotes. Waits where the reader of a pipe is slow. */
async function printCsv(rows: AsyncIterable<ExportRow>): Promise<void> {
  process.stdout.write(`${EXPORT_COLUMNS.join(',')}\n`);
  for await (const row of rows)
    if (!process.stdout.write(`${row.join(',')}\n`)) await once(process.stdout, 'drain');
}

function monthArgument(text: string): Month {
  if (isMonth(text)) return text;
  if (isDay(text)) return monthOf(text);
  throw new InvalidArgumentError('Expected a month, as YYYY-MM.');
}

function yearArgument(text: string): string {
  if (/^\d{4}$/.test(text)) return text;
  throw new InvalidArgumentError('Expected the calendar year of its September, as YYYY.');
}
