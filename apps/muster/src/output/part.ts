import { type Command } from 'commander';
import { formatOption } from './format.js';

/** Makes the parts of a command that are commands themselves: each of a store, and printing what it finds. */
export function partsOf(command: Command): (name: string, what: string) => Command {
  return (name, what) =>
    command
      .command(name)
      .description(what)
      .exitOverride()
      .option('--demo', 'of the demo store')
      .addOption(formatOption());
}
