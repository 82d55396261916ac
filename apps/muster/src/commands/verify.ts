import { verify } from '@muster/projector';
import { Command } from 'commander';
import { EXIT } from '../exit.js';
import { type Format, formatOption, print, printRecords } from '../output/format.js';
import { withMuster } from '../with-muster.js';

export function verifyCommand(): Command {
  return new Command('verify').option('--demo', 'of the demo store').addOption(formatOption()).action(run);
}

async function run(options: { readonly demo?: boolean; readonly format: Format }): Promise<void> {
  await withMuster(options, 'muster verify', async muster => {
    const { subjects, pending, cells, differences, breaches } = await verify(muster.folding);
    const found = [
      ...differences.map(({ cube, at, stored, fromFacts }) => ({
        check: cube === 'standing' ? 'standing' : 'cells',
        cube,
        at: Object.values(at).join(' '),
        stored: JSON.stringify(stored),
        shouldBe: JSON.stringify(fromFacts),
      })),
      ...breaches.map(({ at, measure, stock, flows }) => ({
        check: 'identity',
        cube: measure,
        at,
        stored: `stock changes by ${stock}`,
        shouldBe: `flows add up to ${flows}`,
      })),
    ];
    if (found.length > 0) {
      printRecords(found, options.format);
      process.exitCode = EXIT.failed;
    }
    const waiting = pending === 0 ? '' : ` ${pending} subjects are compared as they were folded last.`;
    const summary = `${subjects} subjects and ${cells} cells compared: ${differences.length} differ, ${breaches.length} do not add up.${waiting}`;
    if (options.format === 'table') print(summary);
    else if (found.length === 0)
      printRecords([{ subjects, pending, cells, differ: 0, breaches: 0 }], options.format);
  });
}
