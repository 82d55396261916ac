import { BASES, type Month, PROFESSION_NAMES, type Profession } from '@muster/domain';
import { FORECAST_MODELS, type ForecastModel, forecastSeries, type SeriesOptions } from '@muster/forecast';
import { MusterFault } from '@muster/platform';
import { Command, Option } from 'commander';
import { EXIT } from '../exit.js';
import { forecastFile } from '../forecasts/of-file.js';
import { monthOption, seedOption, wholeFrom } from '../forecasts/options.js';
import { printFileForecasts } from '../forecasts/print-file.js';

const FORMATS = ['table', 'quantiles', 'json', 'csv'] as const;

interface Options {
  readonly input?: string;
  readonly target?: string;
  readonly profession?: Profession;
  readonly measure?: 'fte' | 'headcount';
  readonly basis?: (typeof BASES)[number];
  readonly model?: ForecastModel;
  readonly scenario?: string;
  readonly origin?: Month;
  readonly horizon: number;
  readonly seed: number;
  readonly trajectories: number;
  readonly demo?: boolean;
  readonly format: (typeof FORMATS)[number];
}

export function forecastCommand(): Command {
  return new Command('forecast')
    .option(
      '--input <file>',
      'of a file of turnover figures as NHS England publishes them: no store is needed',
    )
    .option('--target <id>', 'of one target, e.g. midwives-1200 (default: of all in the store)')
    .addOption(
      new Option('--profession <profession>', 'of a published series of the store, without a target').choices(
        PROFESSION_NAMES,
      ),
    )
    .addOption(new Option('--measure <measure>', 'in another measure').choices(['fte', 'headcount']))
    .addOption(new Option('--basis <basis>', 'under another basis than the target is set in').choices(BASES))
    .addOption(
      new Option(
        '--model <model>',
        'by what (default: pipeline of targets set by events about people, where enough is told; else series)',
      ).choices(FORECAST_MODELS),
    )
    .option('--scenario <scenario>', 'under a scenario: a JSON file of levers, or the id of one that is kept')
    .addOption(
      monthOption('--origin <month>', 'the month from whose end on, as YYYY-MM (default: the last period’s)'),
    )
    .option(
      '--horizon <periods>',
      'how many periods ahead: years, of yearly figures',
      wholeFrom(1, 40, 'periods'),
      4,
    )
    .addOption(seedOption())
    .option('--trajectories <number>', 'how many futures are drawn', wholeFrom(100, 100_000), 10_000)
    .option('--demo', 'from the demo store')
    .addOption(
      new Option('--format <format>', 'how to print it; quantiles is a JSON list, one item a day')
        .choices(FORMATS)
        .default('table'),
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const { seed, trajectories, horizon, input, profession, model } = options;
  const drawn: SeriesOptions = { seed, trajectories, horizon };
  if (input === undefined && profession === undefined) return ofTargets(options, drawn);
  if ((model ?? 'series') !== 'series') throw ofSeriesAlone(`the ${model} model`);
  if (options.scenario !== undefined) throw ofSeriesAlone('a scenario');
  return input === undefined ? ofSeries(profession!, options, drawn) : ofFile(input, options, drawn);
}

async function ofFile(
  file: string,
  { origin, format, ...others }: Options,
  drawn: SeriesOptions,
): Promise<void> {
  const wrong = (['target', 'profession', 'measure', 'basis', 'demo'] as const).filter(
    name => others[name] !== undefined,
  );
  if (wrong.length > 0)
    throw new MusterFault(
      'bad-options',
      `a file is forecast as a whole: ${wrong.map(name => `--${name}`).join(', ')} does not go with --input`,
      'leave out one or the other',
      EXIT.usage,
    );
  const stockOnly = format === 'quantiles' || format === 'csv';
  const made = await forecastFile(file, origin, { ...drawn, stockOnly });
  printFileForecasts(made, file, format);
  for (const line of [...made.remarks, ...made.missing]) process.stderr.write(`muster: ${line}\n`);
  if (made.missing.length > 0) process.exitCode = EXIT.rejected;
}

async function ofTargets(
  { target, basis, measure, origin, demo, format, model, scenario }: Options,
  drawn: SeriesOptions,
): Promise<void> {
  const isOtherwise = [basis, measure, origin].some(option => option !== undefined);
  const isOfModels = scenario !== undefined || (model !== undefined && model !== 'series');
  if (isOfModels && isOtherwise) throw asItIsSet();
  // The store and what opens it take half a second to load, which a file needs none of.
  const [
    { answersOn },
    { lastDayOf },
    { systemClock, todayOf },
    { forecastTarget },
    { printTargetForecasts },
    { withMuster },
    { forecastByModels },
    { isFile, scenarioOfFile },
  ] = await Promise.all([
    import('../answer.js'),
    import('@muster/domain'),
    import('@muster/platform'),
    import('../forecasts/of-target.js'),
    import('../forecasts/print-target.js'),
    import('../with-muster.js'),
    import('../forecasts/of-models.js'),
    import('../forecasts/scenario-file.js'),
  ]);
  const levers = scenario !== undefined && isFile(scenario) ? scenarioOfFile(scenario) : scenario;
  const { seed, trajectories } = drawn;
  await withMuster({ demo }, 'muster forecast', async muster => {
    const on = origin === undefined ? todayOf(systemClock) : lastDayOf(origin);
    const answers = await answersOn(muster, on, { basis, measure }, target);
    if (answers.length === 0)
      throw new MusterFault(
        target === undefined ? 'no-targets' : 'unknown-target',
        target === undefined ? 'the store has no targets yet' : `there is no target ${target}`,
        target === undefined ? 'run "npm start" or "muster start" first' : 'run "muster position" to see all',
        EXIT.failed,
      );
    const forecasts = [];
    for (const answer of answers) {
      const byPeople = model === undefined && answer.definition.evidence === 'derived' && !isOtherwise;
      forecasts.push(
        isOfModels || byPeople
          ? await forecastByModels(muster, answer, { model, scenario: levers, seed, trajectories })
          : await forecastTarget(muster, answer, drawn),
      );
    }
    printTargetForecasts(forecasts, format);
  });
}

async function ofSeries(
  profession: Profession,
  { measure, origin, demo, format }: Options,
  drawn: SeriesOptions,
): Promise<void> {
  const [{ seriesHeld }, { withMuster }] = await Promise.all([
    import('../forecasts/of-store.js'),
    import('../with-muster.js'),
  ]);
  await withMuster({ demo }, 'muster forecast', async muster => {
    const held = await seriesHeld(muster, undefined, [profession]);
    const forecasts = held
      .filter(({ told }) => measure === undefined || told.measure === measure)
      .map(({ told }) => forecastSeries({ ...told, origin: origin ?? told.origin }, drawn));
    const made = forecasts.filter(forecast => forecast.status === 'forecast');
    const [failed] = forecasts.filter(forecast => forecast.status === 'no-forecast');
    if (made.length === 0)
      throw new MusterFault(
        'no-forecast',
        `there is no forecast of ${profession}: ${failed?.detail ?? 'no published series at this detail'}`,
        failed?.remedy ?? 'import one, or ask of midwife or consultant-all-specialties',
        EXIT.failed,
      );
    printFileForecasts(
      { origin: made[0]!.origin, forecasts: made, remarks: [], missing: [] },
      'store',
      format,
    );
  });
}

function ofSeriesAlone(what: string): MusterFault {
  return new MusterFault(
    'bad-options',
    `${what} is about a target: a published series alone tells of no cohorts and no people`,
    'ask with --target, or with --model series and no scenario',
    EXIT.usage,
  );
}

function asItIsSet(): MusterFault {
  return new MusterFault(
    'bad-options',
    'the pipeline model and scenarios take a target as it is set: --basis, --measure and --origin do not go with them',
    'leave out one or the other',
    EXIT.usage,
  );
}
