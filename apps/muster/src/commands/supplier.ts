import { type Day, faultInWords } from '@muster/domain';
import {
  addSupplier,
  changeSupplier,
  checkSuccession,
  closeSupplier,
  DEFAULT_KEY_DAYS,
  deliverEvents,
  GRANTED_KINDS,
  issueKey,
  MAX_KEY_DAYS,
  revokeKey,
  sourceSucceeded,
  type SupplierChange,
} from '@muster/gateway';
import { MusterFault, systemClock, todayOf } from '@muster/platform';
import { Command, InvalidArgumentError } from 'commander';
import { randomUUID } from 'node:crypto';
import { EXIT } from '../exit.js';
import { type Format, print, printRecords } from '../output/format.js';
import { partsOf } from '../output/part.js';
import { untilFolded } from '../until-folded.js';
import { withMuster } from '../with-muster.js';
import { dayArgument } from './position.js';
import { keyRecords, supplierRecords, tellKey } from './supplier-told.js';

interface Common {
  readonly demo?: boolean;
  readonly format: Format;
}

interface Grants {
  readonly source?: readonly string[];
  readonly kinds?: readonly string[];
  readonly organisations?: readonly string[];
  readonly workplaces?: readonly string[];
  readonly rate?: number;
}

export function supplierCommand(): Command {
  const command = new Command('supplier');
  const part = partsOf(command);

  granting(part('add', 'a new supplier, and its first key'))
    .argument('<name>', 'small letters, digits and dashes')
    .option('--client <id>', 'its client at the identity provider, where access tokens are used')
    .option('--days <days>', 'how long the key holds', daysArgument, DEFAULT_KEY_DAYS)
    .action(add);
  granting(part('change', 'what a supplier may send from now on; what is not named stays'))
    .argument('<name>', 'the supplier')
    .option('--client <id>', 'its client at the identity provider')
    .option('--no-client', 'access tokens no longer speak for it')
    .action(change);
  part('list', 'all suppliers, and what each may send').action(list);
  part('keys', 'the keys of all suppliers, or of one: never the secret')
    .argument('[name]', 'the supplier')
    .action(listKeys);
  part('key', 'a further key, so that the old one can be given up once the new one is in use')
    .argument('<name>', 'the supplier')
    .option('--days <days>', 'how long it holds', daysArgument, DEFAULT_KEY_DAYS)
    .option('--label <text>', 'what to know it by', labelArgument)
    .action(key);
  part('revoke', 'refuse a key from now on')
    .argument('<key-id>', 'as "muster supplier keys" shows it')
    .action(revoke);
  part('close', 'refuse all that a supplier sends from now on')
    .argument('<name>', 'the supplier')
    .action(close);
  part('succeed', 'one supplier’s source takes over from another’s, and may correct what that one said')
    .argument('<old>', 'the supplier that ends')
    .argument('<new>', 'the supplier that takes over')
    .requiredOption('--source <urn>', 'the source of the old one, to the letter as its events name it')
    .requiredOption('--by <urn>', 'the source that takes over, to the letter')
    .option('--on <day>', 'the first day on which it has taken over (default: today)', dayArgument)
    .action(succeed);
  return command;
}

function granting(command: Command): Command {
  return command
    .option(
      '--source <urn>',
      'a source that it may send from, and all that begins with it and a colon',
      oneMore,
    )
    .option(
      '--kinds <kinds>',
      `kinds of subject, with commas: ${GRANTED_KINDS.join(', ')} (that any two identifiers are one person’s)`,
      manyArgument,
    )
    .option('--organisations <codes>', 'organisations it speaks for, with commas; or any', manyArgument)
    .option('--workplaces <codes>', 'organisations that host its people, with commas', manyArgument)
    .option('--rate <events>', 'events a second, as an average over ten seconds', wholeArgument);
}

async function add(
  name: string,
  options: Common & Grants & { readonly client?: string; readonly days: number },
): Promise<void> {
  await withMuster(options, 'muster supplier add', async ({ database }) => {
    const now = systemClock.now();
    await addSupplier(
      database,
      { name, sources: [], kinds: [], organisations: [], ...grantsOf(options), oauthClient: options.client },
      now,
    );
    const issued = await issueKey(database, { supplier: name, label: 'first', now, days: options.days });
    tellKey(name, issued, options.format);
  });
}

async function change(
  name: string,
  options: Common & Grants & { readonly client?: string | false },
): Promise<void> {
  await withMuster(options, 'muster supplier change', async ({ database }) => {
    await changeSupplier(database, name, {
      ...grantsOf(options),
      oauthClient: options.client === false ? null : options.client,
    });
    if (options.format === 'table') print(`${name} may send this from its next request on:`);
    printRecords(
      (await supplierRecords(database, systemClock.now())).filter(record => record.name === name),
      options.format,
    );
  });
}

async function list(options: Common): Promise<void> {
  await withMuster(options, 'muster supplier list', async ({ database }) => {
    const records = await supplierRecords(database, systemClock.now());
    if (records.length > 0 || options.format !== 'table') printRecords(records, options.format);
    else print('There is no supplier yet: "muster supplier add --help" tells how to make one.');
  });
}

async function listKeys(name: string | undefined, options: Common): Promise<void> {
  await withMuster(options, 'muster supplier keys', async ({ database }) => {
    const records = await keyRecords(database, systemClock.now(), name);
    if (records.length > 0 || options.format !== 'table') printRecords(records, options.format);
    else
      print(name === undefined ? 'There are no keys.' : `${name} has no keys, or there is no such supplier.`);
  });
}

async function key(
  name: string,
  options: Common & { readonly days: number; readonly label?: string },
): Promise<void> {
  await withMuster(options, 'muster supplier key', async ({ database }) => {
    const issued = await issueKey(database, {
      supplier: name,
      label: options.label ?? 'further',
      now: systemClock.now(),
      days: options.days,
    });
    tellKey(name, issued, options.format);
    if (options.format === 'table')
      print(
        `Its other keys still hold: revoke them once this one is in use ("muster supplier keys ${name}").`,
      );
  });
}

async function revoke(keyId: string, options: Common): Promise<void> {
  await withMuster(options, 'muster supplier revoke', async ({ database }) => {
    const { supplier, ...revoked } = await revokeKey(database, keyId, systemClock.now());
    const revokedAt = revoked.revokedAt!.toISOString();
    if (options.format === 'table')
      print(`Key ${revoked.keyId} of ${supplier} is refused since ${revokedAt}.`);
    else printRecords([{ keyId: revoked.keyId, supplier, revokedAt }], options.format);
  });
}

async function close(name: string, options: Common): Promise<void> {
  await withMuster(options, 'muster supplier close', async ({ database }) => {
    const { closedAt } = await closeSupplier(database, name, systemClock.now());
    if (options.format === 'table') print(`${name} is closed. What it has sent stays.`);
    else printRecords([{ name, closedAt: closedAt!.toISOString() }], options.format);
  });
}

async function succeed(
  from: string,
  to: string,
  options: Common & { readonly source: string; readonly by: string; readonly on?: Day },
): Promise<void> {
  await withMuster(options, 'muster supplier succeed', async ({ database, log }) => {
    const now = systemClock.now();
    const today = todayOf(systemClock);
    const succession = { source: options.source, successor: options.by, effectiveOn: options.on ?? today };
    await checkSuccession(database, { from, to }, succession);
    const event = sourceSucceeded(succession, { id: randomUUID(), time: now });
    const [outcome] = await deliverEvents(log, [event], today);
    if (outcome?.outcome !== 'accepted')
      throw new MusterFault(
        'bad-succession',
        outcome?.outcome === 'rejected' ? outcome.faults.map(faultInWords).join('; ') : 'it was not taken',
        undefined,
        EXIT.usage,
      );
    await untilFolded(database, [outcome.position]);
    if (options.format !== 'table') printRecords([{ from, to, ...succession }], options.format);
    else {
      print(`${options.by} has taken over from ${options.source}: it may correct what that one said.`);
      print(`${from} may still send: "muster supplier close ${from}" once it is to send no more.`);
    }
  });
}

function grantsOf({ source, kinds, organisations, workplaces, rate }: Grants): SupplierChange {
  const any = organisations?.length === 1 && organisations[0] === 'any';
  return {
    ...(source && { sources: source }),
    ...(kinds && { kinds }),
    ...(organisations && { organisations: any ? 'any' : organisations }),
    ...(workplaces && { workplaces }),
    ...(rate !== undefined && { eventsPerSecond: rate }),
  };
}

function oneMore(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

function manyArgument(text: string): string[] {
  return text
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
}

function wholeArgument(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Expected a whole number above 0.');
}

/** Looked at before there is a supplier, which would be left without a key. */
function daysArgument(text: string): number {
  const days = wholeArgument(text);
  if (days <= MAX_KEY_DAYS) return days;
  throw new InvalidArgumentError(`Expected ${MAX_KEY_DAYS} days at most.`);
}

function labelArgument(text: string): string {
  if (text.length > 0 && text.length <= 60 && !text.includes('\0')) return text;
  throw new InvalidArgumentError('Expected a label of up to 60 characters.');
}
