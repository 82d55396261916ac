import { faultInWords } from '@muster/domain';
import { LAG_STATES, type PartitionLag, readFeeds, readLag } from '@muster/ops';
import { MusterFault, systemClock } from '@muster/platform';
import { parkedAt, parkedEvents } from '@muster/store';
import { Command, InvalidArgumentError } from 'commander';
import { EXIT } from '../exit.js';
import { type Format, formatOption, print, printRecords } from '../output/format.js';
import { withMuster } from '../with-muster.js';

interface Common {
  readonly demo?: boolean;
  readonly format: Format;
}

export function opsCommand(): Command {
  const command = new Command('ops');
  const part = (name: string, what: string) =>
    command
      .command(name)
      .description(what)
      .exitOverride()
      .option('--demo', 'of the demo store')
      .addOption(formatOption());
  part('lag', 'how far every reader of the event log is behind, in events and in seconds')
    .option('--all', 'also those that are behind by nothing')
    .action(lag);
  part('feeds', 'what came from each source: the last event, and how much was doubled or parked').action(
    feeds,
  );
  part('parked', 'the events that were set aside, the newest first; or one of them, with its record')
    .argument('[place]', 'TOPIC:PARTITION:OFFSET, as the list names them', placeArgument)
    .option('--reason <reason>', 'of this reason alone')
    .option('--limit <n>', 'how many', '50')
    .action(parked);
  return command;
}

async function lag({ all, ...options }: Common & { readonly all?: boolean }): Promise<void> {
  await withMuster(options, 'muster ops', async ({ database, log }) => {
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
  await withMuster(options, 'muster ops', async ({ database }) => {
    const found = await readFeeds(database, systemClock);
    if (found.length === 0 && options.format === 'table') return print('Nothing has come in yet.');
    printRecords(
      found.map(({ lastCameAt, ...feed }) => ({ ...feed, lastCameAt: lastCameAt.toISOString() })),
      options.format,
    );
  });
}

async function parked(
  place: Place | undefined,
  options: Common & { readonly reason?: string; readonly limit: string },
): Promise<void> {
  await withMuster(options, 'muster ops', async ({ database }) => {
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
        place: `${topic}:${partition}:${offset}`,
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

interface Place {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

function placeArgument(text: string): Place {
  const [, topic, partition, offset] = /^([\w.-]+):(\d+):(\d+)$/.exec(text) ?? [];
  if (topic === undefined) throw new InvalidArgumentError('give it as TOPIC:PARTITION:OFFSET.');
  return { topic, partition: Number(partition), offset: Number(offset) };
}
