import { EmbeddedError } from '@muster/store/embedded';
import { MusterFault } from '@muster/platform';
import { Command, CommanderError } from 'commander';
import { deliveriesCommand } from './commands/deliveries.js';
import { doctorCommand } from './commands/doctor.js';
import { eraseCommand } from './commands/erase.js';
import { personNamed } from './commands/person-named.js';
import { explainCommand } from './commands/explain.js';
import { exportCommand } from './commands/export.js';
import { heldCommand } from './commands/held.js';
import { importCommand } from './commands/import.js';
import { positionCommand } from './commands/position.js';
import { pseudonymCommand } from './commands/pseudonym.js';
import { rebuildCommand } from './commands/rebuild.js';
import { restateCommand } from './commands/restate.js';
import { simulateCommand } from './commands/simulate.js';
import { startCommand } from './commands/start.js';
import { supplierCommand } from './commands/supplier.js';
import { templateCommand } from './commands/template.js';
import { verifyCommand } from './commands/verify.js';
import { withdrawCommand } from './commands/withdraw.js';
import { EXIT } from './exit.js';

const program = new Command('muster')
  .description(
    'How many of the promised midwives and consultants are in post, on any day, and whether the rest will arrive in time.',
  )
  .version('0.1.0')
  .exitOverride()
  .showHelpAfterError()
  .addHelpText(
    'after',
    `\nExit codes: ${Object.entries(EXIT)
      .map(([name, code]) => `${code} ${name}`)
      .join(', ')}.`,
  );

for (const command of [
  startCommand(),
  importCommand(),
  exportCommand(),
  positionCommand(),
  verifyCommand(),
  rebuildCommand(),
  explainCommand(),
  restateCommand(),
  simulateCommand(),
  pseudonymCommand(),
  supplierCommand(),
  heldCommand(),
  deliveriesCommand(),
  withdrawCommand(),
  eraseCommand(personNamed),
  templateCommand(),
  doctorCommand(),
])
  program.addCommand(command.exitOverride());

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitOf(error);
}

function exitOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage;
  if (error instanceof MusterFault || error instanceof EmbeddedError) {
    const remedy = error instanceof MusterFault && error.remedy ? `\n${error.remedy}` : '';
    process.stderr.write(`muster: ${error.message}${remedy}\n`);
    return error instanceof MusterFault ? error.exit : EXIT.unavailable;
  }
  process.stderr.write(`muster: ${(error as Error).stack ?? String(error)}\n`);
  return EXIT.failed;
}
