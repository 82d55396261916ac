import { rebuild } from '@muster/projector';
import { Command } from 'commander';
import { type Format, formatOption, printRecords } from '../output/format.js';
import { progressBar } from '../output/progress.js';
import { withMuster } from '../with-muster.js';

export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description(
      'make all read models anew from the facts, beside the old ones, and swap them in; events go on coming in',
    )
    .option('--demo', 'of the demo store')
    .addOption(formatOption())
    .action(run);
}

async function run(options: { readonly demo?: boolean; readonly format: Format }): Promise<void> {
  await withMuster(options, 'muster rebuild', async muster => {
    const [count] = await muster.database.rows<{ subjects: number }>(
      'SELECT count(*) AS subjects FROM muster.standing JOIN muster.generation ON number = generation WHERE state = $1',
      ['active'],
    );
    const bar = progressBar('rebuilding');
    const { generation, subjects, swapMs } = await rebuild(muster.folding, done =>
      bar.update(done, Math.max(done, count?.subjects ?? 0)),
    ).finally(() => bar.end());
    printRecords([{ generation, subjects, swapMs: Math.round(swapMs) }], options.format);
  });
}
