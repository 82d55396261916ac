import { faultInWords } from '@muster/domain';
import { LAG_STATES, type PartitionLag, readFeeds, readLag } from '@muster/ops';
import { MusterFault, systemClock } from '@muster/platform';
import { redrive } from '@muster/projector';
import {
  discardParked,
  MOST_MEANT,
  nameOfPlace,
  parkedActs,
  parkedAt,
  parkedEvents,
  parkedMeant,
  type ParkedPlace,
  placeNamed,
  restOf,
} from '@muster/store';
import { Command, InvalidArgumentError } from 'commander';
import { EXIT } from '../exit.js';
import { type Format, print, printRecords } from '../output/format.js';
import { partsOf } from '../output/part.js';
import { withOps } from '../with-muster.js';
import { queues } from './ops-queues.js';

interface Common {
  readonly demo?: boolean;
  readonly format: Format;
}

export function opsCommand(): Command {
  const command = new Command('ops');
  const part = partsOf(command);
  part('lag', 'how far every reader of the event log is behind, in events and in seconds')
    .option('--all', 'also those that are behind by nothing')
    .action(lag);
  part('feeds', 'what came from each source: the last event, and how much was doubled or parked').action(
    feeds,
  );
  part('queues', 'jobs by kind: how many wait, run and have ended, and how far those are that run').action(
    queues,
  );
  part('parked', 'the events that were set aside, the newest first; or one of them, with its record')
    .argument('[place]', 'TOPIC:PARTITION:OFFSET, as the list names them', placeArgument)
    .option('--reason <reason>', 'of this reason alone')
    .option('--limit <n>', 'how many', '50')
    .action(parked);
  choosing(
    part(
      'redrive',
      'take parked events in again, as if they came now; without --yes it says what would become of each',
    ),
  )
    .option('--by <name>', 'who does it, and answers for it')
    .action(redriveThem);
  choosing(part('discard', 'give parked events up; without --yes it says which'))
    .option('--by <name>', 'who does it, and answers for it')
    .option('--because <text>', 'why; it names nobody')
    .action(discardThem);
  part('acts', 'what was done with parked events, and by whom').action(acts);
  return command;
}

function choosing(command: Command): Command {
  return command
    .argument('[places...]', 'TOPIC:PARTITION:OFFSET, as "muster ops parked" lists them', placesArgument)
    .option('--reason <reason>', 'all that are parked for this reason')
    .option('--all', 'all that are parked')
    .option('--yes', 'do it');
}

async function lag({ all, ...options }: Common & { readonly all?: boolean }): Promise<void> {
  await withOps(options, async ({ database, log }) => {
    const lags = await readLag(database, log, systemClock);
    const told = lags.filter(({ state, behind }) => all || state !== 'OK' || behind > 0);
    if (told.length === 0 && options.format === 'table')
      return print(`OK: nothing waits in the ${lags.length} partitions of the log.`);
    printRecords(told.sort(worstFirst).map(lagRecord), options.format);
  });
}

function lagRecord(lag: PartitionLag) {
  const { state, group, topic, partition, behind, behindSeconds, stillSeconds, next, highWater } = lag;
  return {
    state,
    group,
    topic,
    partition,
    behind,
    waitsSeconds: Math.round(behindSeconds),
    stillSeconds: Number.isFinite(stillSeconds) ? Math.round(stillSeconds) : null,
    next,
    end: highWater,
  };
}

function worstFirst(a: PartitionLag, b: PartitionLag): number {
  return LAG_STATES.indexOf(b.state) - LAG_STATES.indexOf(a.state) || b.behindSeconds - a.behindSeconds;
}

async function feeds(options: Common): Promise<void> {
  await withOps(options, async ({ database }) => {
    const found = await readFeeds(database, systemClock);
    if (found.length === 0 && options.format === 'table') return print('Nothing has come in yet.');
    printRecords(
      found.map(({ lastCameAt, lately, ...feed }) => ({
        ...feed,
        lastCameAt: lastCameAt.toISOString(),
        came30Days: lately.came,
        percentLate30Days: lately.percentLate,
        percentDoubled30Days: lately.percentDoubled,
        percentCorrected30Days: lately.percentCorrected,
        percentParked30Days: lately.percentParked,
      })),
      options.format,
    );
  });
}

async function parked(
  place: ParkedPlace | undefined,
  options: Common & { readonly reason?: string; readonly limit: string },
): Promise<void> {
  await withOps(options, async ({ database }) => {
    if (place !== undefined) {
      const found = await parkedAt(database, place);
      if (!found)
        throw new MusterFault(
          'not-parked',
          `no event is parked at ${place.topic}:${place.partition}:${place.offset}`,
          '"muster ops parked" lists those that are',
          EXIT.usage,
        );
      const { payload, ...event } = found;
      return print(JSON.stringify({ ...event, record: Buffer.from(payload).toString() }, null, 2));
    }
    const found = await parkedEvents(database, options.reason, Number(options.limit) || 50);
    if (found.length === 0 && options.format === 'table') return print('No events are parked.');
    printRecords(
      found.map(({ topic, partition, offset, reason, faults, source, id, knownAt }) => ({
        place: nameOfPlace({ topic, partition, offset }),
        reason,
        source: source ?? '',
        id: id ?? '',
        came: knownAt.toISOString(),
        why: faults.map(fault => faultInWords(fault)).join('; '),
      })),
      options.format,
    );
  });
}

interface Choice extends Common {
  readonly reason?: string;
  readonly all?: boolean;
  readonly by?: string;
  readonly because?: string;
  readonly yes?: boolean;
}

/** @throws {MusterFault} `which-parked`: nobody redrives everything by leaving a word out */
function choiceOf(places: readonly ParkedPlace[], { reason, all }: Choice) {
  const named = places.length > 0;
  if (Number(named) + Number(reason !== undefined) + Number(all === true) !== 1)
    throw new MusterFault(
      'which-parked',
      'say which parked events are meant: by their places, by --reason, or --all of them',
      '"muster ops parked" lists them',
      EXIT.usage,
    );
  return { ...(named ? { places } : {}), ...(reason === undefined ? {} : { reason }) };
}

function named(text: string | undefined, option: string): string {
  if (text?.trim()) return text.trim();
  throw new MusterFault('who-and-why', `${option} is missing`, 'it is kept with what was done', EXIT.usage);
}

async function redriveThem(places: readonly ParkedPlace[], options: Choice): Promise<void> {
  const choice = choiceOf(places, options);
  const how = options.yes ? { by: named(options.by, '--by') } : ({ dryRun: true } as const);
  await withOps(options, async ({ database, folding }) => {
    const meant = await parkedMeant(database, choice);
    const redriven = await redrive(folding, choice, how);
    printRecords(
      redriven.map(({ faults, parkedFor, became, reason, source, ...place }) => ({
        place: nameOfPlace(place),
        source: source ?? '',
        parkedFor,
        [options.yes ? 'became' : 'wouldBecome']: became,
        reason: reason ?? '',
        why: faults.map(fault => faultInWords(fault)).join('; '),
      })),
      options.format,
    );
    tellRest(meant, options.format);
    if (!options.yes && options.format === 'table')
      print('Nothing was changed. To do it, say so with --yes and --by NAME.');
  });
}

async function discardThem(places: readonly ParkedPlace[], options: Choice): Promise<void> {
  const choice = { ...choiceOf(places, options), limit: MOST_MEANT };
  const how = options.yes
    ? { by: named(options.by, '--by'), because: named(options.because, '--because') }
    : ({ dryRun: true } as const);
  await withOps(options, async ({ database }) => {
    const meant = await parkedMeant(database, choice);
    const rows = await discardParked(database, choice, how);
    if (rows.length === 0 && options.format === 'table') return print('No such event is parked.');
    printRecords(
      rows.map(({ reason, source, id, ...place }) => ({
        place: nameOfPlace(place),
        reason,
        source: source ?? '',
        id: id ?? '',
        state: options.yes ? 'discarded' : 'would be discarded',
      })),
      options.format,
    );
    tellRest(meant, options.format);
    if (!options.yes && options.format === 'table')
      print('Nothing was changed. To do it, say so with --yes, --by NAME and --because WHY.');
  });
}

function tellRest(meant: number, format: Format): void {
  const rest = restOf(meant);
  if (rest === undefined) return;
  if (format === 'table') print(`These are ${rest}.`);
  else process.stderr.write(`These are ${rest}.\n`);
}

async function acts(options: Common): Promise<void> {
  await withOps(options, async ({ database }) => {
    const found = await parkedActs(database, 200);
    if (found.length === 0 && options.format === 'table')
      return print('Nothing was done with parked events yet.');
    printRecords(
      found.map(({ at, by, parkedFor, became, because, ...place }) => ({
        at: at.toISOString(),
        by,
        place: nameOfPlace(place),
        parkedFor,
        became,
        because: because ?? '',
      })),
      options.format,
    );
  });
}

function placesArgument(text: string, before: readonly ParkedPlace[] = []): readonly ParkedPlace[] {
  return [...before, placeArgument(text)];
}

function placeArgument(text: string): ParkedPlace {
  const place = placeNamed(text);
  if (place === undefined) throw new InvalidArgumentError('give it as TOPIC:PARTITION:OFFSET.');
  return place;
}
