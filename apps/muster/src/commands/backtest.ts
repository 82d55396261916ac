import { columns, type Month } from '@muster/domain';
import {
  FORECAST_MODELS,
  type ForecastModel,
  type Method,
  METHODS,
  PEOPLE_METHODS,
  type ScoredGroup,
} from '@muster/forecast';
import { type AnsweredBacktest } from '@muster/jobs';
import { dataFolder, MusterFault, systemClock } from '@muster/platform';
import { Command, Option } from 'commander';
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
  readonly model: ForecastModel;
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
      new Option(
        '--model <model>',
        'which model is tested: series on published figures, the others on people whom events tell of in the store',
      )
        .choices(FORECAST_MODELS)
        .default('series'),
    )
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
  if (options.model !== 'series') return ofPeople(options, options.model);
  const { series, said, faulty } = await seriesOf(options);
  const report = backTestReport(series, requestOf(options));
  const { format } = options;
  if (format === 'json') print(JSON.stringify(report, null, 2));
  else if (format === 'csv') printRecords(recordsOf(report), 'csv');
  else print(inWords(report).join('\n'));
  for (const line of said) process.stderr.write(`muster: ${line}\n`);
  if (faulty) process.exitCode = EXIT.rejected;
}

/** What the job answers, here and at once: by people whom events tell of, so of a store alone. */
async function ofPeople(options: Options, model: 'pipeline' | 'combined'): Promise<void> {
  const { demo, format, seed, trajectories, input, lastTarget } = options;
  if (input !== undefined || lastTarget !== undefined)
    throw new MusterFault(
      'bad-options',
      `--input and --last-target are for published series; the ${model} model is tested on people whom events tell of`,
      'leave them out',
      EXIT.usage,
    );
  const [{ withMuster }, { backtestNow, Moments }] = await Promise.all([
    import('../with-muster.js'),
    import('@muster/forecaster/working'),
  ]);
  const { progressBar } = await import('../output/progress.js');
  const answer = await withMuster({ demo }, 'muster backtest', async muster => {
    const bar = progressBar('testing');
    const progress = (done: number) => bar.update(Math.round(done), 100);
    try {
      const moments = new Moments(muster.database, systemClock);
      return await backtestNow(moments, { model, seed, trajectories }, progress);
    } finally {
      bar.end();
    }
  });
  if (format === 'json') print(JSON.stringify(answer, null, 2));
  else if (answer.status === 'no-answer')
    print(`Nothing can be tested: ${answer.detail}.\nWhat to do: ${answer.remedy}.`);
  else if (format === 'csv') printRecords(recordsOf(answer), 'csv');
  else print(peopleInWords(answer).join('\n'));
  if (answer.status === 'no-answer') process.exitCode = EXIT.failed;
}

function peopleInWords({ model, from, origins, horizons, lastTarget, groups }: AnsweredBacktest): string[] {
  return [
    ...(from?.simulated ? ['The people are simulated: this is no evidence of anything.'] : []),
    `Forecasts made again from ${origins[0]} … ${origins.at(-1)}, 1 to ${horizons} years ahead, from what happened up to then, scored against what events about people tell up to ${lastTarget}.`,
    'WIS / MASE / share within the 80 % and within the 95 % interval. Of WIS and MASE less is better.',
    '',
    ...columns(tableOf(groups, PEOPLE_METHODS)),
    '',
    `A method that cannot answer all that the ${model} model answers is not told of beside it.`,
  ];
}

function tableOf(groups: readonly ScoredGroup[], methods: readonly Method[]): string[][] {
  return [
    ['', 'forecasts', ...methods.map(method => METHOD_NAMES[method])],
    ...groups.map(group => [
      groupName(group),
      String(group.forecasts),
      ...methods.map(method => {
        const score = group.scores.find(of => of.method === method);
        return score ? scoresInShort(score) : '–';
      }),
    ]),
  ];
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
function recordsOf({ groups }: Pick<BackTestReport, 'groups'>): Record_[] {
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
    ...columns(tableOf(groups, METHODS)),
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
