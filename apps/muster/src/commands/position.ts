import {
  answerInWords,
  type AskedOtherwise,
  BASES,
  type Day,
  fteNumber,
  isDay,
  type TargetAnswer,
} from '@muster/domain';
import { MusterFault, systemClock, todayOf } from '@muster/platform';
import { Command, InvalidArgumentError, Option } from 'commander';
import { answersOn } from '../answer.js';
import { EXIT } from '../exit.js';
import { type Format, formatOption, print, printRecords, type Record_ } from '../output/format.js';
import { withMuster } from '../with-muster.js';

interface Options extends AskedOtherwise {
  readonly on?: Day;
  readonly demo?: boolean;
  readonly format: Format;
}

export function positionCommand(): Command {
  return new Command('position')
    .argument('[target]', 'one target, e.g. midwives-1200 (default: all)')
    .option('--on <day>', 'the day asked for, as YYYY-MM-DD (default: today)', dayArgument)
    .addOption(
      new Option('--basis <basis>', 'ask under another basis than the target is set in').choices(BASES),
    )
    .addOption(new Option('--measure <measure>', 'ask in another measure').choices(['fte', 'headcount']))
    .option('--demo', 'from the demo store')
    .addOption(formatOption())
    .action(run);
}

async function run(id: string | undefined, options: Options): Promise<void> {
  await withMuster(options, 'muster position', async muster => {
    const on = options.on ?? todayOf(systemClock);
    const answers = await answersOn(muster, on, options, id);
    if (answers.length === 0) throw nothingHere(id, options.demo ?? false);
    if (options.format === 'table')
      print(answers.map(answer => answerInWords(answer, on).join('\n')).join('\n\n'));
    else printRecords(answers.map(recordOf), options.format);
  });
}

/** One record a target: FTE in FTE; what is not known is null. */
function recordOf({ card, definition, position }: TargetAnswer): Record_ {
  const plain = (value: number | undefined) =>
    value === undefined ? null : definition.measure === 'fte' ? fteNumber(value) : value;
  const answered = position.status === 'answered' ? position : undefined;
  return {
    target: card.id,
    profession: definition.profession,
    measure: definition.measure,
    basis: definition.basis,
    area: definition.area,
    amount: definition.amount,
    status: position.status,
    detail: position.status === 'answered' ? null : position.detail,
    series: answered?.series ?? null,
    vintage: answered?.vintage ?? null,
    baselineOn: definition.baselineOn,
    baseline: plain(answered?.baseline.stock),
    on: answered?.on ?? null,
    inPost: plain(answered?.inPost),
    change: plain(answered?.change.change),
    likeForLike: plain(answered?.change.likeForLike),
    breaks: plain(answered?.change.breaks),
    onboarding: plain(answered?.change.onboarding),
    restructuring: plain(answered?.change.restructuring),
    comparable: answered?.change.comparable ?? null,
    counted: plain(answered?.counted),
    percent: answered?.percent ?? null,
    remaining: plain(answered?.remaining),
    requiredPerMonth: plain(answered?.runRate.required),
    lastTwelveMonthsPerMonth: plain(answered?.runRate.lastTwelveMonths),
  };
}

function nothingHere(id: string | undefined, demo: boolean): MusterFault {
  if (id !== undefined)
    return new MusterFault(
      'unknown-target',
      `there is no target ${id}`,
      'run "muster position" to see all',
      EXIT.failed,
    );
  return new MusterFault(
    'no-targets',
    `the ${demo ? 'demo ' : ''}store has no targets yet`,
    demo ? 'run "npm start" first' : 'run "muster start" first, or add --demo to ask the demo store',
    EXIT.failed,
  );
}

export function dayArgument(text: string): Day {
  if (!isDay(text)) throw new InvalidArgumentError('Expected a day that exists, as YYYY-MM-DD.');
  return text;
}
