import { Bell, GrowingPause } from '@muster/platform';
import type { Database } from '@muster/store';
import type { ConsumeOptions, Consumption, LogPartition } from '../port.js';
import { unknownTopic } from '../topics.js';
import { Claims } from './claims.js';
import type { Listener, Notifications } from './notifications.js';
import { PartitionReader } from './partition-reader.js';
import type { PostgresLogSettings } from './settings.js';

/**
 * Shares the partitions with the other consumers of its group and reads those it holds. Whenever one comes or goes,
 * and at each poll, every consumer counts the group and takes what is free up to its share, or gives back what it
 * holds above it, once the batch in hand is finished. If the connection that holds the locks is lost, so are the
 * partitions: reading stops, and they are claimed anew.
 */
export class Consumer implements Consumption, Listener {
  private readonly readers = new Map<string, Reading>();
  private readonly stopping = new AbortController();
  private readonly bell = new Bell();
  private readonly running: Promise<void>;
  private readonly unsubscribe: () => void;

  constructor(
    private readonly database: Database,
    notifications: Notifications,
    private readonly options: ConsumeOptions,
    private readonly settings: PostgresLogSettings,
  ) {
    this.unsubscribe = notifications.subscribe(this);
    this.running = this.run();
  }

  owned(): readonly LogPartition[] {
    return [...this.readers.values()].filter(({ leaving }) => !leaving).map(({ reader }) => reader.partition);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.bell.ring();
    await this.running;
  }

  appended(topic: string, partition: number): void {
    this.readers.get(nameOf({ topic, partition }))?.reader.wake();
  }

  groupChanged(group: string): void {
    if (group === this.options.group) this.bell.ring();
  }

  listening(): void {
    this.bell.ring();
    for (const { reader } of this.readers.values()) reader.wake();
  }

  fault(error: unknown): void {
    this.options.fault(error);
  }

  private async run(): Promise<void> {
    const pause = new GrowingPause(this.settings);
    while (!this.stopped) {
      try {
        const claims = await Claims.join(this.database, this.options, this.settings.answerMs);
        pause.reset();
        await this.take(claims);
      } catch (error) {
        this.options.fault(error);
        await pause.wait(this.stopping.signal);
      }
    }
    await this.finished();
    this.unsubscribe();
  }

  private async take(claims: Claims): Promise<void> {
    void claims.ended.then(() => this.bell.ring());
    try {
      while (!this.stopped) {
        await this.share(claims);
        await this.bell.wait(this.settings.pollMs);
      }
    } finally {
      for (const [name, reading] of this.readers) this.leave(name, reading);
      if (this.stopped) await this.finished();
      await claims.leave();
    }
  }

  private async share(claims: Claims): Promise<void> {
    const partitions = await this.partitions(claims);
    const names = new Set(partitions.map(nameOf));
    const most = Math.ceil(partitions.length / (await claims.members()));
    let held = 0;
    for (const [name, reading] of this.readers) {
      if (reading.leaving) continue;
      if (names.has(name) && held < most) held += 1;
      else this.leave(name, reading, () => claims.giveBack(reading.reader.partition));
    }
    for (const partition of partitions) {
      const name = nameOf(partition);
      if (this.stopped || held >= most) return;
      if (this.readers.has(name) || !(await claims.take(partition))) continue;
      const reader = new PartitionReader(this.database, partition, this.options, this.settings);
      this.readers.set(name, { reader });
      held += 1;
    }
  }

  private async partitions(claims: Claims): Promise<LogPartition[]> {
    const topics = await claims.topics();
    for (const wanted of this.options.topics) {
      if (!topics.some(({ topic }) => topic === wanted)) this.options.fault(unknownTopic(wanted));
    }
    return topics.flatMap(({ topic, partitions }) =>
      Array.from({ length: partitions }, (_, partition) => ({ topic, partition })),
    );
  }

  private leave(name: string, reading: Reading, giveBack?: () => Promise<void>): void {
    reading.leaving ??= this.finish(name, reading.reader, giveBack);
  }

  /** A partition is taken up again only after its last batch here is finished, though its lock may be lost before. */
  private async finish(name: string, reader: PartitionReader, giveBack?: () => Promise<void>): Promise<void> {
    await reader.stop();
    await giveBack?.().catch(() => undefined); // its connection is lost: so is the lock
    this.readers.delete(name);
    this.bell.ring();
  }

  private async finished(): Promise<void> {
    await Promise.all([...this.readers.values()].flatMap(({ leaving }) => leaving ?? []));
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }
}

interface Reading {
  readonly reader: PartitionReader;
  /** Given back, or lost: resolves when its last batch is finished. */
  leaving?: Promise<void>;
}

function nameOf({ topic, partition }: LogPartition): string {
  return `${topic}:${partition}`;
}
