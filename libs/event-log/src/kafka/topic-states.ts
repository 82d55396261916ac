import FetchedBatch from 'kafkajs/src/consumer/batch.js';
import type { LogIdentity, LogRecord, PartitionState } from '../port.js';
import { send } from './brokers.js';
import type { Cluster, FetchedMessage } from './cluster.js';
import { metadataRequest, UNKNOWN_TOPIC } from './requests/metadata.js';

export interface Topic {
  readonly topic: string;
  readonly identity: LogIdentity;
  readonly partitions: number;
  /** The brokers that have each partition, from partition 0; -1 for none. */
  readonly leaders: readonly number[];
  readonly replicationFactor: number;
}

const NO_ID = 'A'.repeat(22);

/** As the brokers have it now; undefined if they have none. */
export async function findTopic(cluster: Cluster, topic: string): Promise<Topic | undefined> {
  const { clusterId, topics } = await send(cluster, metadataRequest([topic]));
  const [found] = topics;
  if (!found || found.error === UNKNOWN_TOPIC) return undefined;
  if (found.partitions.length === 0)
    throw new Error(`Kafka does not tell of topic ${topic}: error ${found.error}`);
  if (found.id === NO_ID)
    throw new Error(`topic ${topic} has no id: the brokers keep their metadata in ZooKeeper`);
  return {
    topic,
    identity: `${clusterId}/${found.id}`,
    partitions: found.partitions.length,
    leaders: found.partitions.map(({ leader }) => leader),
    replicationFactor: Math.min(...found.partitions.map(({ replicas }) => replicas)),
  };
}

const EARLIEST = -2;
const LATEST = -1;
const READ_COMMITTED = 1;

/** Where each partition begins and ends now, in order. */
export async function partitionStates(
  cluster: Cluster,
  { topic, leaders }: Topic,
): Promise<PartitionState[]> {
  const offsets = async (timestamp: number) => {
    const answers = [...new Set(leaders)].map(async nodeId => {
      const partitions = leaders.flatMap((leader, partition) =>
        leader === nodeId ? [{ partition, timestamp }] : [],
      );
      const broker = await cluster.findBroker({ nodeId });
      const wanted = { isolationLevel: READ_COMMITTED, topics: [{ topic, partitions }] };
      return (await broker.listOffsets(wanted)).responses.flatMap(response => response.partitions);
    });
    const found = (await Promise.all(answers)).flat();
    return new Map(found.map(({ partition, offset }) => [partition, Number(offset)]));
  };
  const [low, high] = await Promise.all([offsets(EARLIEST), offsets(LATEST)]);
  return leaders.map((_, partition) => ({
    partition,
    lowWater: low.get(partition)!,
    highWater: high.get(partition)!,
  }));
}

const SMALL_FETCH = 16 * 1024;
const LARGE_FETCH = 1024 * 1024;

/** Up to so many records from an offset on that the partition holds. */
export async function fetchRecords(
  cluster: Cluster,
  { topic, leaders }: Topic,
  { partition, highWater }: PartitionState,
  from: number,
  limit: number,
): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  const maxBytes = limit > 50 ? LARGE_FETCH : SMALL_FETCH; // the first batch comes whole, however large
  const broker = await cluster.findBroker({ nodeId: leaders[partition]! });
  for (let next = from; next < highWater && records.length < limit;) {
    const partitions = [{ partition, fetchOffset: String(next), maxBytes }];
    const { responses } = await broker.fetch({ maxWaitTime: 0, maxBytes, topics: [{ topic, partitions }] });
    const came = new FetchedBatch(topic, String(next), responses[0]?.partitions[0] ?? { messages: [] });
    const last = came.messagesWithinOffset.at(-1);
    if (!last) break;
    records.push(...came.messages.slice(0, limit - records.length).map(toRecord));
    next = Number(last.offset) + 1;
  }
  return records;
}

export function toRecord({ offset, key, value, timestamp }: FetchedMessage): LogRecord {
  return {
    offset: Number(offset),
    key: key?.toString() ?? '',
    value: value ?? new Uint8Array(),
    appendedAt: new Date(Number(timestamp)),
  };
}
