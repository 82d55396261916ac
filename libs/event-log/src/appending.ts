import { LogFault } from './faults.js';
import { partitionOf } from './partitioner.js';
import { type NewRecord } from './port.js';
import { type KnownTopics } from './topics.js';

/** What a log is asked for while it is open: what was handed in is finished before it is closed, and nothing is taken after. */
export class UntilClosed {
  private readonly underWay = new Set<Promise<unknown>>();
  private closed = false;

  /** @throws {LogFault} `closed` */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.refuseIfClosed();
    const running = work();
    const settled = running.catch(() => undefined).finally(() => this.underWay.delete(settled));
    this.underWay.add(settled);
    return running;
  }

  /** @throws {LogFault} `closed` */
  refuseIfClosed(): void {
    if (this.closed)
      throw new LogFault('closed', 'the event log is closed: it appends and delivers nothing more');
  }

  /** Resolves when what was handed in is finished. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.underWay);
  }
}

/**
 * Records with their topics and the partitions that their keys put them into.
 * @throws {LogFault} `unknown-topic`
 */
export async function placed<Topic extends { readonly partitions: number }>(
  records: readonly NewRecord[],
  known: KnownTopics<Topic>,
) {
  const names = [...new Set(records.map(({ topic }) => topic))];
  const topics = new Map(await Promise.all(names.map(async name => [name, await known.find(name)] as const)));
  return records.map(({ topic: name, key, value }) => {
    const topic = topics.get(name)!;
    return { topic, partition: partitionOf(key, topic.partitions), key, value };
  });
}
