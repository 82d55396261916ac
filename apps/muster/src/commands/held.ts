import { type Movement, refuse, release } from '@muster/gateway';
import { heldDeliveries } from '@muster/store';
import { Command } from 'commander';
import { type Format, formatOption, print, printRecords } from '../output/format.js';
import { everythingSoFar, untilFolded } from '../until-folded.js';
import { withMuster } from '../with-muster.js';
import { limitCommand, limitsCommand } from './held-limits.js';

interface Deciding {
  readonly by: string;
  readonly reason?: string;
  readonly demo?: boolean;
}

export function heldCommand(): Command {
  return new Command('held')
    .enablePositionalOptions() // or it would keep for itself what stands after a command of its own
    .option('--demo', 'of the demo store')
    .addOption(formatOption())
    .action(list)
    .addCommand(
      deciding('release', 'let a held delivery through: it is taken in as it was sent').action(
        (batch: string, options: Deciding) => letThrough(batch, options),
      ),
    )
    .addCommand(
      deciding('refuse', 'turn a held delivery down: nothing of it is taken in').action(
        (batch: string, options: Deciding) => turnDown(batch, options),
      ),
    )
    .addCommand(limitCommand())
    .addCommand(limitsCommand());
}

function deciding(name: string, what: string): Command {
  return new Command(name)
    .exitOverride()
    .description(what)
    .argument('<batch>', 'the delivery, as "muster held" names it')
    .requiredOption('--by <name>', 'who decides, and answers for it')
    .option('--reason <text>', 'why')
    .option('--demo', 'of the demo store');
}

async function list(options: { readonly demo?: boolean; readonly format: Format }): Promise<void> {
  await withMuster(options, 'muster held', async ({ database }) => {
    const held = await heldDeliveries(database);
    if (held.length === 0 && options.format === 'table') return print('No delivery is held.');
    printRecords(
      held.map(({ batch, sender, file, receivedAt, held: events, movements }) => ({
        batch,
        sender,
        file,
        received: receivedAt.toISOString(),
        events,
        why: (movements as readonly Movement[]).map(inWords).join('; '),
      })),
      options.format,
    );
  });
}

/** One organisation's movement, as a planner would say it. */
export function inWords({ organisation, inPost, change, leavers, limit }: Movement): string {
  const stock = change === 0 ? [] : [`${Math.abs(change)} ${change < 0 ? 'fewer' : 'more'} in post`];
  const left = leavers > 0 ? [`${leavers} leavers`] : [];
  return `${organisation}: ${[...stock, ...left].join(', ')} of ${inPost} (more than ${limit.people} people and ${limit.percent} %)`;
}

async function letThrough(batch: string, options: Deciding): Promise<void> {
  await withMuster(options, 'muster held release', async muster => {
    const taken = await release(muster.gateway, { batch, ...options });
    await untilFolded(muster.database, await everythingSoFar(muster.log));
    const accepted = taken.items.filter(({ outcome }) => outcome.outcome === 'accepted').length;
    const { retracted = 0 } = taken;
    const takenBack =
      retracted > 0 ? `; ${retracted} facts that the file no longer contains were taken back` : '';
    print(`Released by ${options.by}: ${accepted} of ${taken.items.length} items were taken in${takenBack}.`);
  });
}

async function turnDown(batch: string, options: Deciding): Promise<void> {
  await withMuster(options, 'muster held refuse', async ({ gateway }) => {
    const { held, sender } = await refuse(gateway, { batch, ...options });
    print(`Refused by ${options.by}: ${held} events of ${sender} were not taken in.`);
  });
}
