import { Command, CommanderError } from 'commander';
import { EXIT, Interruption } from './exit.js';

/** Every command, in the order of the help. Each is loaded when it is asked for: what all of them need takes a second to load. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.js')).startCommand(),
  import: async () => (await import('./commands/import.js')).importCommand(),
  export: async () => (await import('./commands/export.js')).exportCommand(),
  position: async () => (await import('./commands/position.js')).positionCommand(),
  verify: async () => (await import('./commands/verify.js')).verifyCommand(),
  rebuild: async () => (await import('./commands/rebuild.js')).rebuildCommand(),
  explain: async () => (await import('./commands/explain.js')).explainCommand(),
  restate: async () => (await import('./commands/restate.js')).restateCommand(),
  simulate: async () => (await import('./commands/simulate.js')).simulateCommand(),
  pseudonym: async () => (await import('./commands/pseudonym.js')).pseudonymCommand(),
  supplier: async () => (await import('./commands/supplier.js')).supplierCommand(),
  held: async () => (await import('./commands/held.js')).heldCommand(),
  deliveries: async () => (await import('./commands/deliveries.js')).deliveriesCommand(),
  withdraw: async () => (await import('./commands/withdraw.js')).withdrawCommand(),
  erase: async () => {
    const { personNamed } = await import('./commands/person-named.js');
    return (await import('./commands/erase.js')).eraseCommand(personNamed);
  },
  template: async () => (await import('./commands/template.js')).templateCommand(),
  doctor: async () => (await import('./commands/doctor.js')).doctorCommand(),
};

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

// Who reads our output may have enough of it (`muster export flows | head`); what is open is closed in order all the same.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

try {
  for (const command of await commandsFor(process.argv[2])) program.addCommand(command.exitOverride());
  await program.parseAsync();
} catch (error) {
  await end(error);
}

/** The command that is asked for; none for the version; all of them for whatever needs to know all: help, or a name that is none. */
function commandsFor(asked: string | undefined): Promise<Command[]> {
  if (asked === '--version' || asked === '-V') return Promise.resolve([]);
  const one = asked !== undefined && Object.hasOwn(COMMANDS, asked) ? COMMANDS[asked] : undefined;
  return Promise.all((one ? [one] : Object.values(COMMANDS)).map(load => load()));
}

async function end(error: unknown): Promise<void> {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  // What was left goes on by itself otherwise.
  else if (error instanceof Interruption) process.exit(error.exit);
  else {
    const { text, exit } = await inWords(error);
    process.stderr.write(`muster: ${text}\n`);
    process.exitCode = exit;
  }
}

async function inWords(error: unknown): Promise<{ readonly text: string; readonly exit: number }> {
  const { MusterFault } = await import('@muster/platform');
  const { EmbeddedError } = await import('@muster/store/embedded');
  if (error instanceof EmbeddedError) return { text: error.message, exit: EXIT.unavailable };
  if (!(error instanceof MusterFault))
    return { text: (error as Error).stack ?? String(error), exit: EXIT.failed };
  return { text: [error.message, ...(error.remedy ? [error.remedy] : [])].join('\n'), exit: error.exit };
}
