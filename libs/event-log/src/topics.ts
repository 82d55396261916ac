import { LogFault } from './faults.js';
import type { TopicDefinition } from './port.js';

/** @see org.apache.kafka.common.internals.Topic#validate */
export function checkDefinition({ topic, partitions }: TopicDefinition): void {
  if (!/^[A-Za-z0-9._-]{1,249}$/.test(topic) || topic === '.' || topic === '..') {
    throw new LogFault(
      'invalid-topic',
      `"${topic}" is no name for a topic: letters, digits, ".", "_" and "-", at most 249`,
    );
  }
  if (!Number.isInteger(partitions) || partitions < 1 || partitions > 32_767) {
    throw new LogFault('invalid-topic', `topic ${topic} cannot have ${partitions} partitions: 1 to 32767`);
  }
}

export function unknownTopic(topic: string): LogFault {
  return new LogFault('unknown-topic', `the log has no topic ${topic}: ensureTopics makes it`);
}

export function unknownPartition(topic: string, partitions: number, partition: number): LogFault {
  return new LogFault(
    'unknown-partition',
    `topic ${topic} has partitions 0 to ${partitions - 1}, no ${partition}`,
  );
}

export function partitionCountDiffers(topic: string, partitions: number, wanted: number): LogFault {
  return new LogFault(
    'partition-count-differs',
    `topic ${topic} has ${partitions} partitions, not ${wanted}: a topic keeps the count it was made with`,
  );
}

export function offsetOutOfRange(
  { topic, partition }: { readonly topic: string; readonly partition: number },
  wanted: number,
  { lowWater, highWater }: { readonly lowWater: number; readonly highWater: number },
): LogFault {
  return new LogFault(
    'offset-out-of-range',
    `offset ${wanted} is wanted of ${topic}:${partition}, which holds ${lowWater} up to ${highWater}`,
  );
}

/** Topics by name, looked up once: they change only by being deleted and made anew, which whoever writes finds out. */
export class KnownTopics<Topic> {
  private readonly known = new Map<string, Promise<Topic>>();

  /** @param lookUp as the log has it now; undefined if it has none */
  constructor(private readonly lookUp: (topic: string) => Promise<Topic | undefined>) {}

  /** @throws {LogFault} `unknown-topic` */
  find(topic: string): Promise<Topic> {
    const known = this.known.get(topic) ?? this.found(topic);
    this.known.set(topic, known);
    return known;
  }

  /** As the log has it now. */
  fresh(topic: string): Promise<Topic> {
    this.forget(topic);
    return this.find(topic);
  }

  forget(topic: string): void {
    this.known.delete(topic);
  }

  private async found(topic: string): Promise<Topic> {
    try {
      const found = await this.lookUp(topic);
      if (!found) throw unknownTopic(topic);
      return found;
    } catch (error) {
      this.forget(topic);
      throw error;
    }
  }
}
