import { type EventLog, LogFault, type PartitionState, type TopicDescription } from '@muster/event-log';
import { FOLDED_TOPICS, inboundTopic } from '@muster/event-log/open';
import { atOnce, type Clock, MusterFault } from '@muster/platform';
import { allCheckpoints, allInbound, allSuppliers, type Sql } from '@muster/store';
import { judgeLag, type Lag, type Reading } from './judge.js';

export interface PartitionLag extends Lag {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  /** The offset wanted next. */
  readonly next: number;
  readonly highWater: number;
}

interface Known {
  readonly topic: string;
  readonly partition: number;
  readonly identity: string;
  readonly next: number;
  readonly movedAt: Date;
}

interface Group {
  readonly name: string;
  readonly topics: readonly string[];
  readonly known: readonly Known[];
}

/** Ends of the log are asked of brokers: so many questions at once. */
const AT_ONCE = 4;

/**
 * How far every reader of the log is behind, by group, topic and partition: of suppliers' topics, those that the log has of suppliers who
 * are open.
 * @throws {MusterFault} `log-away` where the log cannot be asked
 */
export async function readLag(sql: Sql, log: EventLog, clock: Clock): Promise<PartitionLag[]> {
  const folded = (await allCheckpoints(sql)).map(({ foldedAt, ...at }) => ({ ...at, movedAt: foldedAt }));
  const inbound = (await allInbound(sql)).map(({ takenAt, ...at }) => ({ ...at, movedAt: takenAt }));
  const open = (await allSuppliers(sql)).filter(({ closedAt }) => closedAt === undefined);
  const groups: Group[] = [
    { name: 'muster-projector', topics: FOLDED_TOPICS, known: folded },
    { name: 'muster-gateway', topics: open.map(({ name }) => inboundTopic(name)).sort(), known: inbound },
  ];
  const inTurn = atOnce(AT_ONCE);
  try {
    const lags = await Promise.all(groups.map(group => lagOf(group, log, clock.now(), inTurn)));
    return lags.flat();
  } catch (cause) {
    throw away(cause);
  }
}

async function lagOf(
  { name, topics, known }: Group,
  log: EventLog,
  now: Date,
  inTurn: ReturnType<typeof atOnce>,
): Promise<PartitionLag[]> {
  const groupMovedAt = newest(known.map(({ movedAt }) => movedAt));
  const described = await Promise.all(topics.map(topic => inTurn(() => describedBy(log, topic))));
  return Promise.all(
    described.flat().flatMap(({ topic, identity, partitions }) =>
      partitions.map(async state => {
        const found = known.find(at => at.topic === topic && at.partition === state.partition);
        const reading = await inTurn(() => readingOf(log, topic, identity, state, found));
        const { next, highWater } = reading;
        const lag = judgeLag(reading, groupMovedAt, now);
        return { group: name, topic, partition: state.partition, next, highWater, ...lag };
      }),
    ),
  );
}

/** Nothing where the log has no such topic: suppliers have one if they want, and it may be deleted. */
async function describedBy(log: EventLog, topic: string): Promise<(TopicDescription & { topic: string })[]> {
  try {
    return [{ topic, ...(await log.describe(topic)) }];
  } catch (error) {
    const isMissing = error instanceof LogFault && error.code === 'unknown-topic';
    if (isMissing && !FOLDED_TOPICS.includes(topic)) return [];
    throw error;
  }
}

async function readingOf(
  log: EventLog,
  topic: string,
  identity: string,
  { partition, lowWater, highWater }: PartitionState,
  known: Known | undefined,
): Promise<Reading> {
  const next = known?.next ?? lowWater;
  const sameLog = known === undefined || known.identity === identity;
  const from = sameLog && next >= lowWater && next <= highWater ? next : lowWater;
  const [oldest] = from < highWater ? await log.read(topic, partition, from, 1) : [];
  return { next, lowWater, highWater, sameLog, oldestAt: oldest?.appendedAt, movedAt: known?.movedAt };
}

function away(cause: unknown): MusterFault {
  return new MusterFault(
    'log-away',
    `the event log cannot be asked: ${cause instanceof Error ? cause.message : String(cause)}`,
    'look whether its brokers run and have its topics; then ask again',
    4,
    { cause },
  );
}

function newest(moments: readonly Date[]): Date | undefined {
  const latest = Math.max(...moments.map(moment => moment.getTime()));
  return Number.isFinite(latest) ? new Date(latest) : undefined;
}
