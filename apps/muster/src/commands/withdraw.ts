import {
  type Asked,
  settleArrivals,
  summaryInWords,
  undoWithdrawal,
  withdraw,
  withdrawable,
  withdrawSnapshot,
  withdrawSnapshotsReceived,
} from '@muster/gateway';
import { MusterFault } from '@muster/platform';
import { deliveryOf, withdrawals } from '@muster/store';
import { Command, InvalidArgumentError } from 'commander';
import { type Format, formatOption, print, printRecords } from '../output/format.js';
import { type OpenMuster } from '../open-muster.js';
import { everythingSoFar, untilFolded } from '../until-folded.js';
import { withMuster } from '../with-muster.js';

interface Options {
  readonly batch?: string;
  readonly source?: string;
  readonly received?: string;
  readonly by?: string;
  readonly reason?: string;
  readonly yes?: boolean;
  readonly undo?: number;
  readonly list?: boolean;
  readonly demo?: boolean;
  readonly format: Format;
}

export function withdrawCommand(): Command {
  return new Command('withdraw')
    .option('--batch <batch>', 'a delivery, as its sender was told')
    .option('--source <urn>', 'all that came from a source …')
    .option('--received <A..B>', '… and was received from A until before B (days or instants, UTC)')
    .option('--by <name>', 'who takes it back, and answers for it')
    .option('--reason <text>', 'why; it is told to the suppliers concerned, so it names nobody')
    .option('--yes', 'do it')
    .option('--undo <number>', 'undo a withdrawal', numberArgument)
    .option('--list', 'the withdrawals so far')
    .option('--demo', 'of the demo store')
    .addOption(formatOption())
    .action(run);
}

async function run(options: Options): Promise<void> {
  await withMuster(options, 'muster withdraw', async muster => {
    if (options.list) return list(muster, options.format);
    await untilFolded(muster.database, await everythingSoFar(muster.log));
    if ((await settleArrivals(muster.gateway)) > 0)
      await untilFolded(muster.database, await everythingSoFar(muster.log));
    if (options.undo !== undefined) return undo(muster, options.undo, named(options.by, '--by'));
    const asked = askedOf(options);
    if ('batch' in asked && (await deliveryOf(muster.database, asked.batch))?.door === 'snapshot') {
      const { withdrawal, events, summary } = await takeBackSnapshot(muster, asked.batch, options);
      printRecords([{ withdrawal, events }], options.format);
      if (options.format === 'table') print(summary.join('\n'));
      return tellHowToGoOn(options, [withdrawal]);
    }
    if ('source' in asked) {
      const snapshots = await withdrawSnapshotsReceived(muster.gateway, asked, howOf(options));
      if (snapshots.length > 0) return takeBackTheRest(muster, asked, snapshots, options);
    }
    const { withdrawal, ...what } = await takeBackEvents(muster, asked, options);
    printRecords([options.yes ? { withdrawal, ...what } : what], options.format);
    tellHowToGoOn(options, [withdrawal]);
  });
}

/** The other events that a source sent, besides its snapshots, of which each is a withdrawal of its own. */
async function takeBackTheRest(
  muster: OpenMuster,
  asked: Asked,
  snapshots: Awaited<ReturnType<typeof withdrawSnapshotsReceived>>,
  options: Options,
): Promise<void> {
  await untilFolded(muster.database, await everythingSoFar(muster.log));
  const parts = snapshots.map(({ number, events, ...snapshot }) => ({
    withdrawal: number ?? 0,
    what: snapshotInWords(snapshot),
    events,
  }));
  const others = await takeBackEvents(muster, asked, options).catch((error: unknown) => {
    if (error instanceof MusterFault && error.code === 'nothing-to-withdraw') return undefined;
    throw error;
  });
  if (others) {
    const { withdrawal, retracted, restored } = others;
    parts.push({ withdrawal, what: 'events', events: retracted + restored });
  }
  printRecords(parts, options.format);
  tellHowToGoOn(
    options,
    parts.map(({ withdrawal }) => withdrawal),
  );
}

async function takeBackEvents(muster: OpenMuster, asked: Asked, options: Options) {
  const done = options.yes
    ? await withdraw(muster.gateway, asked, howOf(options))
    : { number: 0, ...(await withdrawable(muster.gateway, asked)) };
  if (options.yes) await untilFolded(muster.database, await everythingSoFar(muster.log));
  const { number, retract, restore, others } = done;
  return { withdrawal: number, retracted: retract.length, restored: restore.length, others };
}

/** A snapshot is taken back as a whole: what follows from the others without it is told to the log. */
async function takeBackSnapshot(muster: OpenMuster, batch: string, options: Options) {
  const { number, summary, items } = await withdrawSnapshot(muster.gateway, batch, howOf(options));
  await untilFolded(muster.database, await everythingSoFar(muster.log));
  return { withdrawal: number ?? 0, events: items.length, summary: summaryInWords(summary) };
}

function howOf({ by, reason, yes }: Options): { by: string; reason: string; dryRun: boolean } {
  if (!yes) return { by: '', reason: '', dryRun: true };
  return { by: named(by, '--by'), reason: named(reason, '--reason'), dryRun: false };
}

function tellHowToGoOn({ format, yes }: Options, numbers: readonly number[]): void {
  if (format !== 'table') return;
  if (!yes) return print('Nothing was done. With --yes, --by and --reason it is.');
  // The last first: each is undone as things stand then.
  for (const number of numbers.toReversed()) print(`Undone by: muster withdraw --undo ${number} --by NAME`);
}

async function undo(muster: OpenMuster, number: number, by: string): Promise<void> {
  const { restored, retracted, left } = await undoWithdrawal(muster.gateway, number, by);
  await untilFolded(muster.database, await everythingSoFar(muster.log));
  print(
    `Undone: ${restored} events count again, ${retracted} no longer do, ${left} do not count without the withdrawal either.`,
  );
}

/** Withdrawals are numbered from 1, as whole numbers of 32 bits. */
function numberArgument(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text) && Number(text) < 2 ** 31) return Number(text);
  throw new InvalidArgumentError(
    'Expected the number of a withdrawal, as "muster withdraw --list" shows it.',
  );
}

async function list({ database }: OpenMuster, format: Format): Promise<void> {
  const all = await withdrawals(database);
  if (all.length === 0 && format === 'table') return print('Nothing was ever withdrawn.');
  printRecords(
    all.map(({ number, asked, by, reason, at, undoneBy }) => ({
      withdrawal: number,
      what: whatWas(asked),
      by,
      reason,
      at: at.toISOString(),
      undone: undoneBy ?? '',
    })),
    format,
  );
}

/** What was withdrawn, in a line: of a snapshot not all that it said. */
function whatWas(asked: unknown): string {
  const { batch, source, from, until, kept } = asked as Partial<Record<string, string>> & {
    readonly kept?: { readonly request: { readonly organisation: string; readonly asAt: string } };
  };
  if (kept) {
    const { organisation, asAt } = kept.request;
    return snapshotInWords({ organisation, asAt, batch: batch! });
  }
  return batch === undefined ? `${source} received from ${from} until ${until}` : `the delivery ${batch}`;
}

function snapshotInWords({
  organisation,
  asAt,
  batch,
}: Readonly<Record<'organisation' | 'asAt' | 'batch', string>>): string {
  return `the snapshot of ${organisation} as at ${asAt} (${batch})`;
}

function askedOf({ batch, source, received }: Options): Asked {
  if (batch !== undefined && source === undefined) return { batch };
  if (source === undefined || received === undefined || batch !== undefined)
    throw new MusterFault(
      'what-to-withdraw',
      'say what to withdraw: either --batch, or --source with --received A..B',
      'deliveries are named in the answer that their sender got, and by "muster deliveries"',
      2,
    );
  const [from, until] = received.split('..').map(text => new Date(text));
  if (!from || !until || Number.isNaN(+from) || Number.isNaN(+until) || from >= until)
    throw new MusterFault(
      'what-to-withdraw',
      `--received must be two days or instants as A..B, got ${received}`,
      'e.g. 2026-10-01..2026-10-02 for all of the first of October',
      2,
    );
  return { source, from, until };
}

function named(value: string | undefined, option: string): string {
  if (value !== undefined && value.trim() !== '') return value;
  throw new MusterFault('name-needed', `${option} is needed: it is kept with what was done`, undefined, 2);
}
