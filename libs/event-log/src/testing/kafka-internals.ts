import type { Kafka } from 'kafkajs';
import { type Cluster, clusterOf, type FetchedMessage } from '../kafka/cluster.js';
import type { LogPosition } from '../port.js';

/** What the tests ask of the brokers, of which kafkajs shows nothing, or takes seconds for. */

/** The first offset of each batch in which the broker took the records of a partition. */
export function firstOffsets(kafka: Kafka, topic: string, partition: number): Promise<number[]> {
  return ask(kafka, async cluster => {
    const broker = await cluster.findBroker({ nodeId: 1 });
    const maxBytes = 16 * 1024 * 1024;
    const partitions = [{ partition, fetchOffset: '0', maxBytes }];
    const { responses } = await broker.fetch({ maxWaitTime: 0, maxBytes, topics: [{ topic, partitions }] });
    const messages = (responses[0]?.partitions[0]?.messages ?? []) as (FetchedMessage & {
      batchContext: { firstOffset: string };
    })[];
    return [...new Set(messages.map(({ batchContext }) => Number(batchContext.firstOffset)))];
  });
}

export async function setGroupOffset(
  kafka: Kafka,
  groupId: string,
  { topic, partition, offset }: LogPosition,
): Promise<void> {
  await ask(kafka, async cluster => {
    const coordinator = await (cluster as unknown as Coordinators).findGroupCoordinator({ groupId });
    const topics = [{ topic, partitions: [{ partition, offset: String(offset) }] }];
    await coordinator.offsetCommit({ groupId, groupGenerationId: -1, memberId: '', topics });
  });
}

interface Coordinators {
  findGroupCoordinator(of: {
    groupId: string;
  }): Promise<{ offsetCommit(positions: object): Promise<unknown> }>;
}

async function ask<Answer>(kafka: Kafka, work: (cluster: Cluster) => Promise<Answer>): Promise<Answer> {
  const cluster = clusterOf(kafka);
  await cluster.connect();
  await cluster.refreshMetadata();
  return work(cluster).finally(() => cluster.disconnect());
}
