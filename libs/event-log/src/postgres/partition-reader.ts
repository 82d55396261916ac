import { Bell, GrowingPause } from '@muster/platform';
import type { Sql } from '@muster/store';
import type { ConsumeOptions, LogPartition } from '../port.js';
import { batchLimits, type PortionLimits } from '../portions.js';
import { offsetOutOfRange, unknownTopic } from '../topics.js';
import { type Page, readPage } from './read.sql.js';
import type { PostgresLogSettings } from './settings.js';
import { findTopics, type Topic } from './topics.sql.js';

/** Reads one partition, batch after batch, from where the consumer wants it, until stopped; after a fault it begins again. */
export class PartitionReader {
  private readonly stopping = new AbortController();
  private readonly bell = new Bell();
  private readonly pause: GrowingPause;
  private readonly limits: PortionLimits;
  private readonly running: Promise<void>;

  constructor(
    private readonly sql: Sql,
    readonly partition: LogPartition,
    private readonly options: ConsumeOptions,
    private readonly settings: PostgresLogSettings,
  ) {
    this.pause = new GrowingPause(settings);
    this.limits = batchLimits(options);
    this.running = this.run();
  }

  /** There may be more to read. */
  wake(): void {
    this.bell.ring();
  }

  /** Resolves when the batch in hand is finished. */
  stop(): Promise<void> {
    this.stopping.abort();
    this.bell.ring();
    return this.running;
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.follow();
      } catch (error) {
        this.options.fault(error, this.partition);
        await this.pause.wait(this.stopping.signal);
      }
    }
  }

  private async follow(): Promise<void> {
    const [topic] = await findTopics(this.sql, [this.partition.topic]);
    if (!topic) throw unknownTopic(this.partition.topic);
    const { identity } = topic;
    let next = await this.begin(topic);
    let ahead: { from: number; page: Promise<Page> } | undefined;
    while (!this.stopped) {
      const { records, highWater, lowWater } = await (ahead?.from === next
        ? ahead.page
        : this.page(topic, next));
      ahead = undefined;
      this.checkOffset(next, lowWater, highWater);
      if (this.stopped) return;
      if (records.length === 0) {
        await this.bell.wait(this.settings.pollMs);
        continue;
      }
      const end = next + records.length;
      if (highWater - end >= this.limits.records) {
        // Far behind: fetch the next batch while this one is taken in. Nearer the end the next would be small too early.
        ahead = { from: end, page: this.page(topic, end) };
        ahead.page.catch(() => undefined);
      }
      next = await this.options.batch({ ...this.partition, identity, records, highWater });
      this.pause.reset();
      // All of it was read: what was appended since has rung, or the next poll finds it.
      if (next === highWater) await this.bell.wait(this.settings.pollMs);
    }
  }

  private async begin(topic: Topic): Promise<number> {
    const { lowWater, highWater } = await this.page(topic, 0, 0);
    return this.options.start({ ...this.partition, identity: topic.identity, lowWater, highWater });
  }

  private async page(topic: Topic, from: number, records = this.limits.records): Promise<Page> {
    const { bytes } = this.limits;
    const wanted = { topic: topic.number, partition: this.partition.partition, from, records, bytes };
    const page = await readPage(this.sql, wanted);
    if (!page) throw unknownTopic(topic.topic);
    return page;
  }

  private checkOffset(wanted: number, lowWater: number, highWater: number): void {
    if (Number.isSafeInteger(wanted) && wanted >= lowWater && wanted <= highWater) return;
    throw offsetOutOfRange(this.partition, wanted, { lowWater, highWater });
  }
}
