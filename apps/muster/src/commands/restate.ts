import { type Day, fteNumber, LEVELS, type Level } from '@muster/domain';
import { stockKnownAt } from '@muster/projector';
import { systemClock, todayOf } from '@muster/platform';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type Format, formatOption, print, printRecords } from '../output/format.js';
import { withMuster } from '../with-muster.js';
import { dayArgument } from './position.js';

interface Options {
  readonly knownAt: Date;
  readonly on?: Day;
  readonly level: Level;
  readonly demo?: boolean;
  readonly format: Format;
}

export function restateCommand(): Command {
  return new Command('restate')
    .requiredOption(
      '--known-at <time>',
      'a moment, as 2026-01-31T12:00:00Z, or a day (its end)',
      momentArgument,
    )
    .option('--on <day>', 'the day asked for (default: today)', dayArgument)
    .addOption(new Option('--level <level>', 'one level').choices(LEVELS).default('england'))
    .option('--demo', 'of the demo store')
    .addOption(formatOption())
    .action(run);
}

async function run(options: Options): Promise<void> {
  await withMuster(options, 'muster restate', async muster => {
    const on = options.on ?? todayOf(systemClock);
    const aside = new Set<string>();
    const tell = ({ subjects }: { readonly subjects: readonly string[] }) => aside.add(subjects.join(' '));
    const [then, now] = await muster.database.snapshot(async snapshot => [
      await stockKnownAt(muster.folding, snapshot, options.knownAt, on, tell),
      await stockKnownAt(muster.folding, snapshot, systemClock.now(), on, tell),
    ]);
    if (aside.size > 0)
      process.stderr.write(
        `  without ${aside.size} who cannot be folded, then or now: "muster doctor" says why\n`,
      );
    const keyOf = ({ area, profession }: { area: string; profession: string }) => `${area} ${profession}`;
    const known = new Map(then.filter(({ level }) => level === options.level).map(row => [keyOf(row), row]));
    const today = new Map(now.filter(({ level }) => level === options.level).map(row => [keyOf(row), row]));
    const records = [...new Set([...known.keys(), ...today.keys()])].sort().map(key => {
      const [before, after] = [known.get(key), today.get(key)];
      const { area, profession } = (before ?? after)!;
      return {
        area,
        profession,
        on,
        headcountThen: before?.headcount ?? 0,
        headcountNow: after?.headcount ?? 0,
        headcountRestated: (after?.headcount ?? 0) - (before?.headcount ?? 0),
        fteThen: fteNumber(before?.fte ?? 0),
        fteNow: fteNumber(after?.fte ?? 0),
        fteRestated: fteNumber((after?.fte ?? 0) - (before?.fte ?? 0)),
      };
    });
    if (records.length > 0 || options.format !== 'table') printRecords(records, options.format);
    else print('Nothing about people was or is known of this day.');
  });
}

function momentArgument(text: string): Date {
  const moment = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999Z` : text);
  if (Number.isNaN(moment.getTime()))
    throw new InvalidArgumentError('Expected a moment, as 2026-01-31T12:00:00Z.');
  return moment;
}
