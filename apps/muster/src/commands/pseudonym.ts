import { linked, type Pseudonyms, readIdentifier } from '@muster/gateway';
import { faultInWords, type Fault } from '@muster/domain';
import { Command } from 'commander';
import { createInterface } from 'node:readline';
import { EXIT } from '../exit.js';
import { type Format, formatOption, printRecords } from '../output/format.js';
import { withMuster } from '../with-muster.js';

interface Options {
  readonly post?: readonly string[];
  readonly learner?: readonly string[];
  readonly application?: readonly string[];
  readonly demo?: boolean;
  readonly format: Format;
}

const HELP = `
Identifiers are <scheme>:<number>, e.g. nhs-number:943 476 5919, ni:…, nmc-pin:…, gmc:…, student:<institution>-…, esr:….
Those on one line are one person's: the surest becomes the subject, the others are what person.linked names.

With - they are read from standard input, one person a line. Prefer that: what is written on the command line stays in the
shell's history, and other users of the machine can see it while the command runs.

  muster pseudonym -             (type the identifiers, then ctrl-D)
  muster pseudonym - < people.txt

A store's pseudonyms are made under the key in pseudonym.key of its folder. A second lock, which somebody else may keep, is in
the file that MUSTER_PSEUDONYM_LOCK names, whenever the store is opened; it is made if it is missing, but only when the store is
opened for the first time.`;

export function pseudonymCommand(): Command {
  return new Command('pseudonym')
    .argument('[identifier...]', 'of one person, or - for standard input')
    .option('--post <id...>', 'of posts, as <ODS code>-<assignment number>')
    .option('--learner <id...>', 'of enrolments, as <code of the institution>-<number>')
    .option('--application <id...>', 'of applications, as <code of the institution>-<number>')
    .option('--demo', 'as the demo store makes them')
    .addOption(formatOption())
    .addHelpText('after', HELP)
    .action(run);
}

interface Found {
  readonly line: number;
  readonly scheme: string;
  readonly pseudonym: string;
  /** What it is good for. */
  readonly as: string;
}

async function run(given: readonly string[], options: Options, command: Command): Promise<void> {
  const ids = (['post', 'learner', 'application'] as const).flatMap(kind =>
    (options[kind] ?? []).map(id => ({ kind, id })),
  );
  if (given.length === 0 && ids.length === 0)
    command.error('error: name an identifier, or - to read them from standard input', {
      exitCode: EXIT.usage,
    });
  const lines = given.length === 1 && given[0] === '-' ? await linesOf(process.stdin) : [given.join(' ')];
  await withMuster(options, 'muster pseudonym', ({ gateway: { pseudonyms } }) => {
    const found: Found[] = [];
    let refused = 0;
    lines.forEach((line, nth) => {
      if (line.trim() === '') return;
      const person = personOf(pseudonyms, line);
      if ('faults' in person) {
        refused += 1;
        process.stderr.write(`  line ${nth + 1}: ${person.faults.map(faultInWords).join('; ')}\n`);
      } else found.push(...person.found.map(one => ({ line: nth + 1, ...one })));
    });
    for (const { kind, id } of ids)
      found.push({ line: 1, scheme: kind, pseudonym: pseudonyms.of(kind, id), as: `data.${kind}` });
    if (found.length > 0)
      printRecords(
        found.map(one => ({ ...one })),
        options.format,
      );
    if (refused > 0) process.exitCode = EXIT.rejected;
    return Promise.resolve();
  });
}

/** Of a line's identifiers; a blank may be part of one, so the next begins where a scheme does. */
export function personOf(
  pseudonyms: Pick<Pseudonyms, 'ofPerson'>,
  line: string,
): { readonly found: readonly Omit<Found, 'line'>[] } | { readonly faults: readonly Fault[] } {
  const readings = line
    .trim()
    .split(/[\s,;]+(?=(?:person\/)?[a-z-]+:)/i)
    .map(text => readIdentifier(text.replace(/^person\//i, '')));
  const faults = readings.flatMap(reading => (reading.ok ? [] : [reading.fault]));
  if (faults.length > 0) return { faults };
  const identifiers = readings.flatMap(reading => (reading.ok ? [reading] : []));
  const { subject, links } = linked(pseudonyms, identifiers);
  const schemeOfSubject = identifiers.find(identifier => pseudonyms.ofPerson(identifier) === subject)!.scheme;
  return {
    found: [
      { scheme: schemeOfSubject, pseudonym: subject, as: 'subject' },
      ...links.map(({ alias, basis }) => ({
        scheme: basis,
        pseudonym: alias,
        as: `person.linked, basis ${basis}`,
      })),
    ],
  };
}

async function linesOf(input: NodeJS.ReadableStream): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input, crlfDelay: Infinity })) lines.push(line);
  return lines;
}
