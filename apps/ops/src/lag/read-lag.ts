import { type EventLog, type PartitionState } from '@muster/event-log';
import { FOLDED_TOPICS } from '@muster/event-log/open';
import { atOnce, type Clock } from '@muster/platform';
import { allCheckpoints, allInbound, type Sql } from '@muster/store';
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

/** How far every reader of the log is behind, by group, topic and partition. */
export async function readLag(sql: Sql, log: EventLog, clock: Clock): Promise<PartitionLag[]> {
  const folded = (await allCheckpoints(sql)).map(({ foldedAt, ...at }) => ({ ...at, movedAt: foldedAt }));
  const inbound = (await allInbound(sql)).map(({ takenAt, ...at }) => ({ ...at, movedAt: takenAt }));
  const groups: Group[] = [
    { name: 'muster-projector', topics: FOLDED_TOPICS, known: folded },
    { name: 'muster-gateway', topics: [...new Set(inbound.map(({ topic }) => topic))], known: inbound },
  ];
  const inTurn = atOnce(AT_ONCE);
  const lags = await Promise.all(groups.map(group => lagOf(group, log, clock.now(), inTurn)));
  return lags.flat();
}

async function lagOf(
  { name, topics, known }: Group,
  log: EventLog,
  now: Date,
  inTurn: ReturnType<typeof atOnce>,
): Promise<PartitionLag[]> {
  const groupMovedAt = newest(known.map(({ movedAt }) => movedAt));
  const described = await Promise.all(
    topics.map(async topic => ({ topic, ...(await inTurn(() => log.describe(topic))) })),
  );
  return Promise.all(
    described.flatMap(({ topic, identity, partitions }) =>
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

function newest(moments: readonly Date[]): Date | undefined {
  const latest = Math.max(...moments.map(moment => moment.getTime()));
  return Number.isFinite(latest) ? new Date(latest) : undefined;
}
