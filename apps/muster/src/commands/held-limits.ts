import { ODS_CODE, type OdsCode } from '@muster/domain';
import { DEFAULT_LIMIT } from '@muster/gateway';
import { MusterFault, systemClock } from '@muster/platform';
import { dropGateLimit, gateLimits, setGateLimit, setLimits } from '@muster/store';
import { Command, InvalidArgumentError } from 'commander';
import { EXIT } from '../exit.js';
import { type Format, formatOption, print, printRecords } from '../output/format.js';
import { withMuster } from '../with-muster.js';

interface Setting {
  readonly percent?: number;
  readonly people?: number;
  readonly default?: boolean;
  readonly by: string;
  readonly demo?: boolean;
}

/** `muster held limit`: how far one delivery may move an organisation before it is held. */
export function limitCommand(): Command {
  return new Command('limit')
    .exitOverride()
    .description(
      `how far one delivery may move an organisation: beyond both limits it is held (for those without their own: more than ${DEFAULT_LIMIT.percent} % and more than ${DEFAULT_LIMIT.people} people)`,
    )
    .argument('<organisation>', 'its code, e.g. R0A', organisationArgument)
    .option(
      '--percent <n>',
      'of its people in post, at most two decimals; what is not named stays',
      percentArgument,
    )
    .option('--people <n>', 'people', peopleArgument)
    .option('--default', 'no limits of its own any more')
    .requiredOption('--by <name>', 'who sets it, and answers for it', nameArgument)
    .option('--demo', 'of the demo store')
    .action(set);
}

/** `muster held limits`: which organisations have limits of their own. */
export function limitsCommand(): Command {
  return new Command('limits')
    .exitOverride()
    .description('the organisations that have limits of their own, and who set them')
    .option('--demo', 'of the demo store')
    .addOption(formatOption())
    .action(list);
}

async function set(organisation: OdsCode, options: Setting): Promise<void> {
  const { percent, people, by } = options;
  if ((percent === undefined && people === undefined) === (options.default !== true))
    throw new MusterFault(
      'what-limit',
      'say what the limit is to be: --percent, --people or both, or --default for that of all others',
      `e.g. muster held limit ${organisation} --percent 10 --people 20 --by NAME`,
      EXIT.usage,
    );
  await withMuster(options, 'muster held limit', async ({ database }) => {
    if (options.default) {
      const had = await dropGateLimit(database, organisation);
      return print(
        `${organisation} has ${had ? 'the' : 'no limit of its own, but the'} limit of all others${had ? ' again' : ''}: ${inWords(DEFAULT_LIMIT)}.`,
      );
    }
    const before = (await gateLimits(database, [organisation])).get(organisation) ?? DEFAULT_LIMIT;
    const limit = { percent: percent ?? before.percent, people: people ?? before.people };
    await setGateLimit(database, organisation, limit, by, systemClock.now());
    print(`A delivery that moves ${organisation} by ${inWords(limit)} is held from now on.`);
  });
}

async function list(options: { readonly demo?: boolean; readonly format: Format }): Promise<void> {
  await withMuster(options, 'muster held limits', async ({ database }) => {
    const limits = await setLimits(database);
    if (options.format === 'table') print(`For all others: ${inWords(DEFAULT_LIMIT)}.`);
    if (limits.length === 0 && options.format === 'table')
      return print('No organisation has a limit of its own.');
    printRecords(
      limits.map(({ organisation, percent, people, setBy, setAt }) => ({
        organisation,
        percent,
        people,
        setBy,
        setAt: setAt.toISOString(),
      })),
      options.format,
    );
  });
}

function inWords({ percent, people }: { readonly percent: number; readonly people: number }): string {
  return `more than ${percent} % and more than ${people} people`;
}

function organisationArgument(text: string): OdsCode {
  if (ODS_CODE.test(text)) return text as OdsCode;
  throw new InvalidArgumentError('Expected an organisation by its code of 2 to 8 capitals and digits.');
}

function percentArgument(text: string): number {
  if (/^\d{1,3}(\.\d{1,2})?$/.test(text) && Number(text) <= 100) return Number(text);
  throw new InvalidArgumentError('Expected 0 to 100, with at most two decimals.');
}

function peopleArgument(text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number of people, 0 or more.');
}

function nameArgument(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('Expected a name.');
}
