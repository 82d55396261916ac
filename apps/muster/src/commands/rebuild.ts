import { rebuild } from '@muster/projector';
import { countStandings, readHead } from '@muster/store';
import { Command } from 'commander';
import { type Format, formatOption, print, printRecords } from '../output/format.js';
import { progressBar } from '../output/progress.js';
import { withMuster } from '../with-muster.js';

export function rebuildCommand(): Command {
  return new Command('rebuild').option('--demo', 'of the demo store').addOption(formatOption()).action(run);
}

async function run(options: { readonly demo?: boolean; readonly format: Format }): Promise<void> {
  await withMuster(options, 'muster rebuild', async muster => {
    const { generation: active } = await readHead(muster.database);
    const standing = active ? await countStandings(muster.database, active.number) : 0;
    const bar = progressBar('rebuilding');
    const { generation, subjects, failed, swapMs, erased } = await rebuild(muster.folding, {
      progress: done => bar.update(done, Math.max(done, standing)),
    }).finally(() => bar.end());
    printRecords([{ generation, subjects, failed, swapMs: Math.round(swapMs) }], options.format);
    if (erased > 0 && options.format === 'table')
      print(`${erased} pseudonyms of people who had been erased were back, and are erased anew.`);
    if (failed > 0 && options.format === 'table')
      print(`${failed} subjects cannot be folded and are set aside: "muster doctor" says why.`);
  });
}
