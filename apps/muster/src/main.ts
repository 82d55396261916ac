import { Command, CommanderError } from 'commander';
import { COMMANDS } from './commands.js';
import { EXIT, Interruption } from './exit.js';

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
  for (const command of await commandsFor(process.argv.slice(2))) program.addCommand(command);
  await program.parseAsync();
} catch (error) {
  await end(error);
}

/** All of them, so that the help can name them; only the one that is asked for can do anything. */
function commandsFor(words: readonly string[]): Promise<Command[]> {
  const asked = words.find(word => !word.startsWith('-') && word !== 'help');
  return Promise.all(
    Object.entries(COMMANDS).map(async ([name, { about, load }]) =>
      (name === asked ? await load() : new Command(name)).description(about).exitOverride(),
    ),
  );
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
