import { stateOf } from '@muster/gateway';
import { recentDeliveries } from '@muster/store';
import { Command } from 'commander';
import { type Format, formatOption, print, printRecords } from '../output/format.js';
import { withMuster } from '../with-muster.js';

interface Options {
  readonly sender?: string;
  readonly limit: string;
  readonly demo?: boolean;
  readonly format: Format;
}

export function deliveriesCommand(): Command {
  return new Command('deliveries')
    .option('--sender <name>', 'of one supplier, or "operator NAME"')
    .option('--limit <n>', 'how many', '20')
    .option('--demo', 'of the demo store')
    .addOption(formatOption())
    .action(run);
}

async function run(options: Options): Promise<void> {
  await withMuster(options, 'muster deliveries', async ({ database }) => {
    const found = await recentDeliveries(database, options.sender, Number(options.limit) || 20);
    if (found.length === 0 && options.format === 'table') return print('Nothing has come in yet.');
    printRecords(
      found.map(({ batch, sender, door, file, receivedAt, ...counts }) => ({
        batch,
        sender,
        door,
        file,
        state: stateOf({ door, ...counts }),
        received: receivedAt.toISOString(),
        accepted: counts.accepted,
        unchanged: counts.unchanged,
        duplicates: counts.duplicates,
        held: counts.held,
        rejected: counts.rejected,
        decided: counts.decidedBy ?? '',
      })),
      options.format,
    );
  });
}
