import {
  type Area,
  EVIDENCE,
  isDay,
  isMonth,
  LEVELS,
  type Level,
  type Month,
  monthOf,
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
import { withMuster } from '../with-muster.js';

interface Options {
  readonly evidence: 'reported' | 'derived';
  readonly from?: Month;
  readonly to?: Month;
  readonly every: 'month';
  readonly profession?: Profession;
  readonly measure?: ExportMeasure;
  readonly level?: Level;
  readonly area?: Area;
  readonly demo?: boolean;
}

export function exportCommand(): Command {
  return new Command('export')
    .addArgument(
      new Argument('<what>', 'the stock on the last day of each month, or flows summed by month').choices([
        'stock',
        'flows',
      ]),
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
    .option('--demo', 'from the demo store')
    .action(run);
}

async function run(what: 'stock' | 'flows', options: Options): Promise<void> {
  await withMuster(options, 'muster export', async muster => {
    await muster.reader.transaction(async snapshot => {
      const { generation } = await readHead(snapshot);
      if (!generation) return;
      const asked: Export = options;
      const rows =
        options.evidence === 'reported'
          ? exportReported(snapshot, generation.number, what, asked)
          : (what === 'stock' ? exportStock : exportFlows)(snapshot, generation.number, asked);
      await printCsv(rows);
    }, 'REPEATABLE READ');
  });
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
