import {
  faultInWords,
  LEVER_KINDS,
  type LeverKind,
  type Month,
  TENURE_BANDS,
  type TenureBand,
} from '@muster/domain';
import { chanceInPercent, FORECAST_MODELS, type ForecastModel } from '@muster/forecast';
import { type AnsweredSolution, inputFaults, type NoAnswer, type SolveInput } from '@muster/jobs';
import { MusterFault } from '@muster/platform';
import { Command, InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../exit.js';
import { monthOption, seedOption, wholeFrom } from '../forecasts/options.js';
import { print } from '../output/format.js';

interface Options {
  readonly target: string;
  readonly lever: LeverKind;
  readonly from: Month;
  readonly until?: Month;
  readonly area?: string;
  readonly year?: number;
  readonly band?: TenureBand;
  readonly chance: number;
  readonly scenario?: string;
  readonly model?: ForecastModel;
  readonly seed: number;
  readonly trajectories: number;
  readonly demo?: boolean;
  readonly format: 'text' | 'json';
}

export function solveCommand(): Command {
  return new Command('solve')
    .requiredOption('--target <id>', 'the target that is to be met, e.g. midwives-1200')
    .addOption(
      new Option('--lever <lever>', 'what may be changed').choices(LEVER_KINDS).makeOptionMandatory(),
    )
    .addOption(
      monthOption('--from <month>', 'the first month of the change, as YYYY-MM').makeOptionMandatory(),
    )
    .addOption(
      monthOption('--until <month>', 'the first month in which it holds no more (default: it stays)'),
    )
    .option('--area <code>', 'where (default: where the target is)')
    .option('--year <number>', 'of withdrawal: a year of the programme (default: all)', wholeFrom(1, 10))
    .addOption(
      new Option('--band <band>', 'of leaving-rate: years in post (default: all)').choices(TENURE_BANDS),
    )
    .option('--chance <number>', 'the chance that is wanted, from 0.01 to 0.99', chanceArgument, 0.8)
    .option(
      '--scenario <scenario>',
      'levers that are pulled anyway: a JSON file of them, or the id of a kept scenario',
    )
    .addOption(
      new Option('--model <model>', 'by what (default: as muster forecast)').choices(FORECAST_MODELS),
    )
    .addOption(seedOption())
    .option('--trajectories <number>', 'how many futures are drawn', wholeFrom(100, 50_000), 10_000)
    .option('--demo', 'from the demo store')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .action(run);
}

async function run({ demo, format, scenario, ...options }: Options): Promise<void> {
  const [
    { withMuster },
    { solveNow, Moments },
    { systemClock },
    { isFile, scenarioOfFile },
    { progressBar },
  ] = await Promise.all([
    import('../with-muster.js'),
    import('@muster/forecaster/working'),
    import('@muster/platform'),
    import('../forecasts/scenario-file.js'),
    import('../output/progress.js'),
  ]);
  const written = scenario !== undefined && isFile(scenario) ? scenarioOfFile(scenario) : undefined;
  const input = inputOf(options, written ? undefined : scenario);
  const answer = await withMuster({ demo }, 'muster solve', async muster => {
    const bar = progressBar('searching');
    const progress = (done: number) => bar.update(Math.round(done), 100);
    try {
      const moments = new Moments(muster.database, systemClock);
      return (await solveNow(moments, input, { scenario: written, progress })).answer;
    } finally {
      bar.end();
    }
  });
  print(format === 'json' ? JSON.stringify(answer, null, 2) : inWords(answer).join('\n'));
  if (answer.status === 'no-answer') process.exitCode = EXIT.failed;
}

/** @throws {MusterFault} `bad-options`, with everything that is wrong */
function inputOf(
  options: Omit<Options, 'demo' | 'format' | 'scenario'>,
  scenario: string | undefined,
): SolveInput {
  const {
    target,
    lever: kind,
    from,
    until,
    area,
    year,
    band,
    chance: probability,
    model,
    ...draws
  } = options;
  const lever = given({ kind, from, until, area, year, band });
  const input = given({ target, scenario, lever, probability, model, ...draws });
  const faults = inputFaults('solve', input);
  const wrong = [
    ...faults.map(faultInWords),
    ...(until !== undefined && until <= from
      ? [`--until: a month after ${from} is expected, not ${until}`]
      : []),
    ...(year !== undefined && kind !== 'withdrawal' ? ['--year: only withdrawal has one'] : []),
    ...(band !== undefined && kind !== 'leaving-rate' ? ['--band: only leaving-rate has one'] : []),
  ];
  if (wrong.length > 0)
    throw new MusterFault('bad-options', wrong.join('; '), 'mend what is named here', EXIT.usage);
  return input as unknown as SolveInput;
}

/** What is not given is left out, not undefined. */
function given(all: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function chanceArgument(text: string): number {
  const value = Number(text);
  if (/^0?\.\d+$/.test(text) && value >= 0.01 && value <= 0.99) return value;
  throw new InvalidArgumentError('Expected a number from 0.01 to 0.99, e.g. 0.8.');
}

function inWords(answer: AnsweredSolution | NoAnswer): string[] {
  if (answer.status === 'no-answer')
    return [`There is no solution: ${answer.detail}.`, `What to do: ${answer.remedy}.`];
  const { words, model, from, seed, wanted } = answer;
  return [
    ...(from.simulated ? ['The people are simulated: this is no evidence of anything.'] : []),
    ...words,
    `Wanted: ${chanceInPercent(wanted)}; by the ${model} model from ${from.origin} on, seed ${seed}.`,
  ];
}
