import { columns, type Month } from '@muster/domain';
import { METHODS } from '@muster/forecast';
import { dataFolder } from '@muster/platform';
import { Command } from 'commander';
import { join } from 'node:path';
import { EXIT } from '../exit.js';
import {
  type BackTestReport,
  backTestReport,
  type BackTestRequest,
  groupName,
  METHOD_NAMES,
  scoresInShort,
} from '../forecasts/back-test-report.js';
import { monthOption, seedOption, wholeFrom } from '../forecasts/options.js';
import { readTurnoverFile } from '../forecasts/turnover-file.js';
import { type Format, formatOption, print, printRecords, type Record_ } from '../output/format.js';

interface Options {
  readonly input?: string;
  readonly store?: boolean;
  readonly demo?: boolean;
  readonly lastTarget?: Month;
  readonly horizon: number;
  readonly seed: number;
  readonly trajectories: number;
  readonly format: Format;
}

const SHIPPED = 'nhs_turnover_midwives_consultants.csv';

export function backtestCommand(): Command {
  return new Command('backtest')
    .option('--input <file>', 'a file of turnover figures (default: the one that Muster comes with)')
    .option('--store', 'the published series held in the store, the newest vintage of each')
    .option('--demo', 'those in the demo store')
    .addOption(
      monthOption('--last-target <month>', 'the last month that is forecast (default: the last known)'),
    )
    .option('--horizon <periods>', 'how many periods ahead', wholeFrom(1, 10, 'periods'), 4)
    .addOption(seedOption())
    .option(
      '--trajectories <number>',
      'how many futures are drawn from each origin',
      wholeFrom(100, 100_000),
      4000,
    )
    .addOption(formatOption())
    .action(run);
}

async function run(options: Options): Promise<void> {
  const { series, said, faulty } = await seriesOf(options);
  const report = backTestReport(series, requestOf(options));
  const { format } = options;
  if (format === 'json') print(JSON.stringify(report, null, 2));
  else if (format === 'csv') printRecords(recordsOf(report), 'csv');
  else print(inWords(report).join('\n'));
  for (const line of said) process.stderr.write(`muster: ${line}\n`);
  if (faulty) process.exitCode = EXIT.rejected;
}

function requestOf({ horizon, lastTarget, seed, trajectories }: Options): BackTestRequest {
  return { horizons: horizon, lastTarget, seed, trajectories };
}

async function seriesOf({ input, store, demo }: Options) {
  if (input === undefined && (store || demo)) {
    const { storedSeries } = await import('../forecasts/of-store.js');
    const stored = await storedSeries({ demo });
    return { series: stored.map(({ told }) => told), said: [], faulty: false };
  }
  const { series, skipped, faults } = await readTurnoverFile(input ?? join(dataFolder(), SHIPPED));
  return { series, said: [...skipped, ...faults], faulty: faults.length > 0 };
}

/** One record a group and method. */
function recordsOf({ groups }: BackTestReport): Record_[] {
  return groups.flatMap(group =>
    group.scores.map(({ method, wis, mase, coverage }) => ({
      profession: group.profession,
      measure: group.measure,
      level: group.level,
      forecasts: group.forecasts,
      method,
      wis,
      mase,
      coverage50: coverage[50],
      coverage80: coverage[80],
      coverage95: coverage[95],
    })),
  );
}

function inWords({ plan, groups, relative }: BackTestReport): string[] {
  const [first, last] = [plan.origins[0], plan.origins.at(-1)];
  return [
    `Forecasts made again from ${first} … ${last}, 1 to ${plan.horizons} periods ahead, scored against what was published up to ${plan.lastTarget}.`,
    'WIS / MASE / share within the 80 % and within the 95 % interval. Of WIS and MASE less is better.',
    '',
    ...columns([
      ['', 'forecasts', ...METHODS.map(method => METHOD_NAMES[method])],
      ...groups.map(group => [
        groupName(group),
        String(group.forecasts),
        ...group.scores.map(score => scoresInShort(score)),
      ]),
    ]),
    '',
    'WIS of the series model as a share of others’, geometric mean over a profession’s groups (below 1 it is better):',
    ...columns(
      relative.map(({ profession, naive, drift, ets }) => [
        profession,
        `naive ${naive.toFixed(2)}`,
        `drift ${drift.toFixed(2)}`,
        `damped ETS ${ets.toFixed(2)}`,
      ]),
    ),
    '',
    'Consultants are of all specialties. Where a random walk with drift does as well, it is because their growth is that even.',
  ];
}
