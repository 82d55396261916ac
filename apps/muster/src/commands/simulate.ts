import { type Area, type Day, REGIONS } from '@muster/domain';
import { CLEAN, type Dirt, type Simulation } from '@muster/simulator';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type Format, formatOption, printRecords } from '../output/format.js';
import { progressBar } from '../output/progress.js';
import { deliverSimulated, writeSimulated } from '../simulated.js';
import { everythingSoFar, untilFolded } from '../until-folded.js';
import { type OpenMuster } from '../open-muster.js';
import { withMuster } from '../with-muster.js';
import { dayArgument } from './position.js';

type Options = Omit<Simulation, 'dirt' | 'areas'> &
  Dirt & {
    readonly area?: readonly Area[];
    readonly to: 'gateway' | 'log' | 'ndjson';
    readonly out?: string;
    readonly demo?: boolean;
    readonly format: Format;
  };

export function simulateCommand(): Command {
  const command = new Command('simulate')
    .option(
      '--people <number>',
      'about how many in post at the start, or "full" for as many as are published',
      peopleArgument,
      2000,
    )
    .option('--years <years>', 'how many years', wholeArgument, 3)
    .option('--from <day>', 'the first day', dayArgument, '2018-09-30' as Day)
    .option('--seed <number>', 'another seed is another world', wholeArgument, 1)
    .addOption(new Option('--area <region...>', 'NHS regions (default: all)').choices([...REGIONS.keys()]))
    .option('--no-mergers', 'no trust and no ICB merges or moves')
    .option('--pipeline', 'with the whole way into midwifery, from outreach and applications to a first post')
    .addOption(
      new Option('--to <where>', 'through the gateway, straight to the log, or to a file')
        .choices(['gateway', 'log', 'ndjson'])
        .default('gateway'),
    )
    .option('--out <file>', 'the file, with --to ndjson');
  for (const [name, what] of Object.entries(DIRT))
    command.option(`--${name} <share>`, `share ${what}`, shareArgument, CLEAN[name as keyof Dirt]);
  return command.option('--demo', 'into the demo store').addOption(formatOption()).action(run);
}

const DIRT: Readonly<Record<keyof Dirt, string>> = {
  late: 'sent up to six months late',
  duplicates: 'sent twice',
  corrections: 'said wrongly first and put right',
  retractions: 'accompanied by one that never was, and its retraction',
  disorder: 'sent out of order',
  poison: 'accompanied by something unreadable',
};

async function run(options: Options): Promise<void> {
  const simulation: Simulation = {
    ...options,
    ...(options.area ? { areas: options.area } : {}),
    dirt: options,
  };
  if (options.to === 'ndjson') {
    if (options.out === undefined) throw new InvalidArgumentError('--to ndjson needs --out FILE');
    printRecords(
      [{ file: options.out, events: await writeSimulated(simulation, options.out) }],
      options.format,
    );
    return;
  }
  const delivering = async (muster: OpenMuster) => {
    const began = performance.now();
    const sent = await deliverSimulated(muster, simulation, options.to === 'log');
    const bar = progressBar('folding');
    let most = 1;
    await untilFolded(muster.database, await everythingSoFar(muster.log), left =>
      bar.update((most = Math.max(most, left)) - left, most),
    ).finally(() => bar.end());
    const seconds = (performance.now() - began) / 1000;
    const { events, rejected } = sent;
    printRecords(
      [{ events, rejected, seconds: Math.round(seconds), eventsPerSecond: Math.round(events / seconds) }],
      options.format,
    );
  };
  await withMuster(options, 'muster simulate', delivering, { foldsApart: true });
}

function peopleArgument(text: string): number | 'full' {
  return text === 'full' ? text : wholeArgument(text);
}

function wholeArgument(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Expected a whole number above 0.');
}

function shareArgument(text: string): number {
  const share = Number(text);
  if (share >= 0 && share <= 1) return share;
  throw new InvalidArgumentError('Expected a share from 0 to 1.');
}
