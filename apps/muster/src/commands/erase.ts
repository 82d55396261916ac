import { type SubjectKey } from '@muster/domain';
import { MusterFault, systemClock } from '@muster/platform';
import { type Erasure, eraseSubjects, planErasure } from '@muster/projector';
import { type ErasureReceipt, erasureReceipts } from '@muster/store';
import { Command } from 'commander';
import { createInterface } from 'node:readline/promises';
import { EXIT } from '../exit.js';
import { type OpenMuster } from '../open-muster.js';
import { type Format, formatOption, print, printRecords } from '../output/format.js';
import { withMuster } from '../with-muster.js';

interface Options {
  readonly by?: string;
  readonly reason?: string;
  readonly alone?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly list?: boolean;
  readonly demo?: boolean;
  readonly format: Format;
}

/** The pseudonyms of whoever is named on the command line. @throws {MusterFault} what cannot be resolved */
export type ResolvePerson = (
  named: string,
  muster: OpenMuster,
) => readonly SubjectKey[] | Promise<readonly SubjectKey[]>;

/** @param resolve how a person may be named: as `person/<32 hex>`, unless more is wired in */
export function eraseCommand(resolve: ResolvePerson = onlyPseudonyms): Command {
  return new Command('erase')
    .argument('[person]', 'person/ and a pseudonym of 32 hexadecimal digits')
    .option('--by <name>', 'who erases; kept on the receipt')
    .option(
      '--reason <text>',
      'why, e.g. the number of the request; kept on the receipt, so it must not name the person',
    )
    .option('--alone', 'only this pseudonym, not those linked with it')
    .option('--dry-run', 'show what would go, and the pseudonyms that are the person; change nothing')
    .option('--yes', 'do not ask (needed where there is no terminal)')
    .option('--list', 'the receipts of all erasures')
    .option('--demo', 'in the demo store')
    .addOption(formatOption())
    .action((person: string | undefined, options: Options) => run(resolve, person, options));
}

const onlyPseudonyms: ResolvePerson = named => {
  if (/^person\/[0-9a-f]{32}$/.test(named)) return [named as SubjectKey];
  throw new MusterFault(
    'not-a-person',
    'a person is named here by person/ and a pseudonym of 32 hexadecimal digits',
    undefined,
    EXIT.usage,
  );
};

async function run(resolve: ResolvePerson, person: string | undefined, options: Options): Promise<void> {
  const { by, reason } = options;
  if (options.list === true) {
    await withMuster(options, 'muster erase', async ({ database }) =>
      printReceipts(await erasureReceipts(database), options.format),
    );
    return;
  }
  if (person === undefined || by === undefined || reason === undefined)
    throw new MusterFault(
      'bad-usage',
      'muster erase needs a person, --by and --reason',
      'muster erase --help; the receipts are shown by muster erase --list',
      EXIT.usage,
    );
  if (options.dryRun !== true && options.yes !== true && !process.stdin.isTTY)
    throw new MusterFault(
      'not-confirmed',
      'nobody is there to be asked, and what is erased cannot be brought back',
      'look with --dry-run, then repeat with --yes',
      EXIT.usage,
    );
  await withMuster(options, 'muster erase', async muster => {
    const subjects = await resolve(person, muster);
    const request = { by, reason, alone: options.alone ?? false };
    if (options.dryRun === true) {
      printPlan(await planErasure(muster.folding, subjects, request), options.format);
      return;
    }
    if (options.yes !== true && !(await isConfirmed(await planErasure(muster.folding, subjects, request)))) {
      print('Nothing was erased.');
      process.exitCode = EXIT.failed;
      return;
    }
    const { outcome, receipt } = await eraseSubjects(muster.folding, subjects, request);
    if (outcome === 'nothing-new')
      process.stderr.write('  erased before; nothing has come since: the receipt of then\n');
    printReceipts([receipt], options.format);
  });
}

async function isConfirmed(plan: Erasure): Promise<boolean> {
  printPlan(plan, 'table');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question('This cannot be undone. Type "erase" to go on: ')).trim() === 'erase';
  } finally {
    terminal.close();
  }
}

/** What would go; shown, never kept. */
function printPlan({ outcome, receipt, pseudonyms }: Erasure, format: Format): void {
  const { facts, linksOfOthers, parked, logPayloads, foldedAgain } = receipt;
  const going = outcome === 'erased' ? 1 : 0;
  printRecords(
    [
      {
        pseudonyms: pseudonyms.map(subject => subject.slice('person/'.length)).join(' '),
        facts: facts * going,
        linksOfOthers: linksOfOthers * going,
        parked: parked * going,
        logPayloads: logPayloads * going,
        rowsElsewhere: rowsElsewhere(receipt) * going,
        foldedAgain: foldedAgain * going,
      },
    ],
    format,
  );
}

function printReceipts(receipts: readonly ErasureReceipt[], format: Format): void {
  if (receipts.length === 0 && format === 'table') {
    print('Nobody was erased.');
    return;
  }
  const now = systemClock.now().toISOString();
  printRecords(
    receipts.map(receipt => ({
      receipt: receipt.id,
      erasedAt: receipt.erasedAt,
      by: receipt.by,
      reason: receipt.reason,
      facts: receipt.facts,
      linksOfOthers: receipt.linksOfOthers,
      parked: receipt.parked,
      logPayloads: receipt.logPayloads,
      rowsElsewhere: rowsElsewhere(receipt),
      complete: receipt.completeOn <= now,
      completeOn: receipt.completeOn,
      keeps: receipt.keeps,
    })),
    format,
  );
}

function rowsElsewhere({ elsewhere }: ErasureReceipt): number {
  return Object.values(elsewhere).reduce((sum, rows) => sum + rows, 0);
}
