import {
  differs,
  type KafkaLogConfig,
  type SettingComparison,
  type TopicComparison,
  TopicUpkeep,
} from '@muster/event-log/kafka';
import { createLogger, MusterFault } from '@muster/platform';
import { Command, InvalidArgumentError } from 'commander';
import { EXIT } from '../exit.js';
import { type Format, formatOption, printRecords } from '../output/format.js';
import { readSettings } from '../settings.js';
import { KAFKA_TOPICS, kafkaAccess, TOPIC_DEFINITIONS } from '@muster/event-log/open';

const DAY_MS = 24 * 60 * 60 * 1000;

interface Options {
  readonly dryRun?: boolean;
  readonly alter?: boolean;
  readonly replicationFactor: number;
  readonly minInsync: number;
  readonly retentionDays: number;
  readonly format: Format;
}

export function topicsCommand(): Command {
  const command = new Command('topics').exitOverride();
  command
    .command('apply')
    .description(
      'make the topics that are missing, and say how those that are there differ from how Muster makes them (MUSTER_KAFKA_BROKERS names the brokers)',
    )
    .option('--dry-run', 'change nothing: say what is missing or differs')
    .option('--alter', 'also change the settings that differ; partitions and replicas stay as they are')
    .option(
      '--replication-factor <n>',
      'how many brokers keep each record',
      wholeArgument,
      KAFKA_TOPICS.replicationFactor,
    )
    .option(
      '--min-insync <n>',
      'how many of them have a record before it counts as appended',
      wholeArgument,
      KAFKA_TOPICS.minInsyncReplicas,
    )
    .option(
      '--retention-days <days>',
      'how long a record is kept',
      wholeArgument,
      KAFKA_TOPICS.retentionMs / DAY_MS,
    )
    .addOption(formatOption())
    .action(apply);
  return command;
}

async function apply(options: Options): Promise<void> {
  const upkeep = new TopicUpkeep(configOf(options));
  try {
    const before = await upkeep.compare(TOPIC_DEFINITIONS);
    if (!options.dryRun) {
      await upkeep.make(before.filter(isMissing).map(({ definition }) => definition));
      if (options.alter) await upkeep.alter(before);
    }
    const changes = before.flatMap(topic => topic.settings.map(setting => toldOf(topic, setting, options)));
    printRecords(changes, options.format);
    endWith(changes.map(({ state }) => state));
  } catch (error) {
    throw error instanceof MusterFault ? error : notDone(error);
  } finally {
    await upkeep.close();
  }
}

function configOf({ replicationFactor, minInsync, retentionDays }: Options): KafkaLogConfig {
  const settings = readSettings();
  const kafka = kafkaAccess(settings);
  if (kafka === undefined)
    throw new MusterFault(
      'no-brokers',
      'MUSTER_KAFKA_BROKERS does not say where Kafka is',
      'set it to brokers as host:port, with commas between them; "npm run kafka" starts one to try',
      EXIT.usage,
    );
  if (minInsync > replicationFactor)
    throw new MusterFault(
      'bad-options',
      `${minInsync} replicas cannot be in sync where there are ${replicationFactor}: nothing could be appended`,
      'give --replication-factor and --min-insync together',
      EXIT.usage,
    );
  const { MUSTER_LOG_LEVEL: level } = settings;
  return {
    ...kafka,
    clientId: 'muster topics',
    topicSettings: { replicationFactor, minInsyncReplicas: minInsync, retentionMs: retentionDays * DAY_MS },
    logger: createLogger(level === 'warn' ? 'error' : level),
  };
}

type State = 'as wanted' | 'made' | 'missing' | 'changed' | 'differs' | 'cannot be changed';

function toldOf(topic: TopicComparison, setting: SettingComparison, options: Options) {
  return {
    topic: topic.definition.topic,
    setting: setting.setting,
    is: setting.is,
    wanted: setting.wanted,
    state: stateOf(setting, isMissing(topic), options),
  };
}

function stateOf(setting: SettingComparison, missing: boolean, { dryRun, alter }: Options): State {
  if (missing) return dryRun ? 'missing' : 'made';
  if (!differs(setting)) return 'as wanted';
  if (!setting.alterable) return 'cannot be changed';
  return alter && !dryRun ? 'changed' : 'differs';
}

function isMissing({ settings }: TopicComparison): boolean {
  return settings.every(({ is }) => is === null);
}

/** @throws {MusterFault} `topics-differ` unless all is as wanted now */
function endWith(states: readonly State[]): void {
  const remedies: string[] = [];
  if (states.includes('missing')) remedies.push('without --dry-run the missing topics are made');
  if (states.includes('differs')) remedies.push('--alter changes what differs');
  if (states.includes('cannot be changed'))
    remedies.push(
      'partitions and replicas are fixed when a topic is made: move its records to one that is made anew, or let Kafka’s own tools reassign its replicas',
    );
  if (remedies.length > 0)
    throw new MusterFault('topics-differ', 'The topics are not as wanted.', remedies.join('; '), EXIT.failed);
}

function notDone(cause: unknown): MusterFault {
  return new MusterFault(
    'kafka-away',
    `Kafka did not do what was asked: ${cause instanceof Error ? cause.message : String(cause)}`,
    'look whether the brokers of MUSTER_KAFKA_BROKERS run, are as many as --replication-factor, and let this user make topics',
    EXIT.unavailable,
    { cause },
  );
}

function wholeArgument(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Expected a whole number above 0.');
}
