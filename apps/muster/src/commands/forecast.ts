import { isMonth, type Month } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import { Command, InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../exit.js';
import { forecastFile } from '../forecasts/of-file.js';
import { printFileForecasts } from '../forecasts/print-file.js';

export const FORECAST_FORMATS = ['table', 'quantiles', 'json', 'csv'] as const;
export type ForecastFormat = (typeof FORECAST_FORMATS)[number];

interface Options {
  readonly input?: string;
  readonly origin?: Month;
  readonly horizon: number;
  readonly seed: number;
  readonly trajectories: number;
  readonly format: ForecastFormat;
}

const FURTHEST = 40;
const FEWEST = 100;
const MOST = 100_000;

export function forecastCommand(): Command {
  return new Command('forecast')
    .option('--input <file>', 'a file of turnover figures as NHS England publishes them; no store is needed')
    .option('--origin <month>', 'the month from whose end on, as YYYY-MM (default: the last period’s)', month)
    .option(
      '--horizon <periods>',
      'how many periods ahead: years of yearly figures',
      wholeFrom(1, FURTHEST, 'periods'),
      4,
    )
    .option(
      '--seed <number>',
      'the luck: the same seed gives the same draws',
      wholeFrom(0, 2 ** 53 - 1, ''),
      1,
    )
    .option('--trajectories <number>', 'how many futures are drawn', wholeFrom(FEWEST, MOST, ''), 10_000)
    .addOption(
      new Option('--format <format>', 'how to print it; quantiles is a JSON list, one item a day')
        .choices(FORECAST_FORMATS)
        .default('table'),
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  if (options.input === undefined)
    throw new MusterFault(
      'nothing-to-forecast',
      'there is nothing to forecast from',
      'name a file of turnover figures, e.g. --input data/nhs_turnover_midwives_consultants.csv',
      EXIT.usage,
    );
  const { seed, trajectories, horizon, format } = options;
  const stockOnly = format === 'quantiles' || format === 'csv';
  const made = await forecastFile(options.input, options.origin, { seed, trajectories, horizon, stockOnly });
  printFileForecasts(made, options.input, format);
  for (const line of [...made.remarks, ...made.missing]) process.stderr.write(`muster: ${line}\n`);
  if (made.missing.length > 0) process.exitCode = EXIT.rejected;
}

function month(text: string): Month {
  if (!isMonth(text)) throw new InvalidArgumentError('Expected a month, as YYYY-MM, e.g. 2023-09.');
  return text;
}

function wholeFrom(least: number, most: number, unit: string): (text: string) => number {
  return text => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      `Expected a whole number${unit === '' ? '' : ` of ${unit}`} from ${least} to ${most}.`,
    );
  };
}
