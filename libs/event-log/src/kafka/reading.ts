import { GrowingPause } from '@muster/platform';
import type { Batch, ConsumeOptions, LogPartition, LogRecord } from '../port.js';
import { batchLimits, portionsOf } from '../portions.js';
import { offsetOutOfRange } from '../topics.js';
import { LogFault } from '../faults.js';
import type { KafkaLogSettings } from './settings.js';
import type { TopicLookups } from './topic-lookups.js';
import { undecodable } from './undecodable.js';

/** What kafkajs does for one partition. */
export interface Fetching {
  /** Fetches nothing more until `from`. */
  hold(): void;
  from(offset: number): void;
}

/** What was fetched of the partition at once. */
export interface Fetched {
  readonly records: readonly LogRecord[];
  /** Of all that came: of the records, and of what is passed over (markers of transactions, and what was sent in one that failed). */
  readonly offsets: readonly number[];
  /** What comes after the records and cannot be read. */
  readonly undecodable?: { readonly offset: number; readonly codec: string } | undefined;
  readonly highWater: number;
  /** False when the partition is to be passed on as soon as the batch in hand is finished. */
  goesOn(): boolean;
  /** All before this offset was taken in. */
  taken(next: number): void;
}

/**
 * One partition for as long as its consumer has it: chooses where to read, checks that what was fetched is that, and
 * gives it to the reader in batches. What the reader throws at is told, and the partition begins anew after a pause.
 */
export class Reading {
  /** The offset to fetch next; undefined while it is being chosen. */
  private next: number | undefined;
  /** The offset that the reader wants: before `next` where only what is passed over lies between. */
  private wanted = 0;
  private identity = '';
  /** What was fetched was not what was wanted, and that was said. */
  private astray = false;
  private inHand: Promise<void> = Promise.resolve();
  private beginning: Promise<void>;
  private readonly leaving = new AbortController();
  private readonly pause: GrowingPause;

  /** @param before the same partition's last reading in this consumer, whose batch in hand comes first */
  constructor(
    readonly partition: LogPartition,
    private readonly fetching: Fetching,
    private readonly options: ConsumeOptions,
    private readonly topics: TopicLookups,
    settings: KafkaLogSettings,
    before?: Reading,
  ) {
    this.pause = new GrowingPause(settings);
    this.beginning = (before?.leave() ?? Promise.resolve()).then(() => this.begin());
  }

  /** The offset that is to be fetched; undefined while it is not. */
  get position(): number | undefined {
    return this.next;
  }

  /** Never rejects: what goes wrong is told. */
  take(fetched: Fetched): Promise<void> {
    if (this.next === undefined || this.left) return Promise.resolve();
    return (this.inHand = this.deliver(this.next, fetched));
  }

  /** What came held no record, from one offset to another, which kafkajs fetches no more. */
  passed(first: number, last: number): void {
    if (this.next === first) this.next = last + 1;
  }

  /** Resolves when the batch in hand is finished. */
  async leave(): Promise<void> {
    this.leaving.abort();
    await Promise.all([this.inHand, this.beginning]);
  }

  private get left(): boolean {
    return this.leaving.signal.aborted;
  }

  private async deliver(wanted: number, fetched: Fetched): Promise<void> {
    try {
      const topic = await this.unlessLeft(this.topics.find(this.partition.topic));
      if (!topic) return;
      const { identity } = topic;
      if (identity !== this.identity) return this.anew(); // it is the topic's that was made since
      const end = endFrom(fetched.offsets, wanted);
      const records = fetched.records.filter(({ offset }) => offset >= wanted && offset < end);
      this.refuseUndecodable(fetched);
      if (end === wanted) return this.seekAgain(wanted, fetched);
      this.astray = false;
      for (const portion of portionsOf(records, batchLimits(this.options))) {
        if (this.left || !fetched.goesOn()) return;
        const wantedNext = await this.options.batch(this.batchOf(portion, fetched));
        this.pause.reset();
        const taken = portion.at(-1)!.offset + 1;
        if (wantedNext !== taken) return this.anew(wantedNext);
        fetched.taken((this.next = this.wanted = taken));
      }
      this.next = end;
      this.refuseUndecodable(fetched);
      if (end <= fetched.offsets.at(-1)!) this.seekAgain(end, fetched);
    } catch (error) {
      this.options.fault(error, this.partition);
      this.anew(undefined, true);
    }
  }

  /** Others are read on; this partition is tried again after a pause, and its topic may have been made anew by then. */
  private refuseUndecodable({ undecodable: found }: Fetched): void {
    if (found && found.offset === this.next) throw undecodable(this.partition, found.offset, found.codec);
  }

  private batchOf(records: readonly LogRecord[], { highWater }: Fetched): Batch {
    const end = records.at(-1)!.offset + 1;
    const { identity, wanted: from } = this;
    return { ...this.partition, identity, from, records, highWater: Math.max(highWater, end) };
  }

  /** kafkajs reads from where the group left off by its own account, or where the log begins when it is asked for what is not kept. */
  private seekAgain(wanted: number, { offsets }: Fetched): void {
    if (this.astray) throw missing(this.partition, wanted, offsets);
    this.astray = true;
    this.fetching.from(wanted);
  }

  /** @param offset from which to read; else the reader is asked */
  private anew(offset?: number, afterPause = false): void {
    this.next = undefined;
    if (this.left) return;
    this.fetching.hold();
    this.beginning = afterPause
      ? this.pause.wait(this.leaving.signal).then(() => this.begin(offset))
      : this.begin(offset);
  }

  private async begin(offset?: number): Promise<void> {
    for (let wanted = offset; !this.left; wanted = undefined) {
      try {
        return await this.choose(wanted);
      } catch (error) {
        if (this.left) return;
        this.options.fault(error, this.partition);
        await this.pause.wait(this.leaving.signal);
      }
    }
  }

  private async choose(offset: number | undefined): Promise<void> {
    const described = await this.unlessLeft(this.describe());
    if (!described) return;
    const { identity, state } = described;
    const next = offset ?? (await this.options.start({ ...this.partition, ...state, identity }));
    // The log may have grown while the reader looked its checkpoint up.
    const grown = isWithin(next, state) ? described : await this.unlessLeft(this.describe());
    if (grown && !isWithin(next, grown.state)) throw offsetOutOfRange(this.partition, next, grown.state);
    if (this.left) return;
    this.identity = identity;
    this.astray = false;
    this.next = this.wanted = next;
    this.fetching.from(next);
  }

  /** Undefined when the partition is left first: brokers that do not answer keep nobody who stops. */
  private async unlessLeft<Answer>(work: Promise<Answer>): Promise<Answer | undefined> {
    const answered = new AbortController();
    const left = new Promise<undefined>(resolve => {
      if (this.left) resolve(undefined);
      const { signal } = answered;
      this.leaving.signal.addEventListener('abort', () => resolve(undefined), { signal });
    });
    return Promise.race([work, left]).finally(() => answered.abort());
  }

  private async describe() {
    const { topic, partition } = this.partition;
    const { identity, partitions } = await this.topics.describe(topic);
    const state = partitions[partition];
    if (!state)
      throw new LogFault('unknown-partition', `topic ${topic} has no partition ${partition} any more`);
    return { identity, state };
  }
}

function isWithin(
  offset: number,
  { lowWater, highWater }: { readonly lowWater: number; readonly highWater: number },
): boolean {
  return Number.isSafeInteger(offset) && offset >= lowWater && offset <= highWater;
}

/** Up to where offsets, which ascend, have no gap from the one wanted on. */
function endFrom(offsets: readonly number[], wanted: number): number {
  return offsets.reduce((end, offset) => (offset === end ? end + 1 : end), wanted);
}

function missing({ topic, partition }: LogPartition, wanted: number, offsets: readonly number[]): LogFault {
  const next = offsets.find(offset => offset > wanted) ?? offsets[0];
  return new LogFault(
    'offset-out-of-range',
    `offset ${wanted} is wanted of ${topic}:${partition}, which goes on at ${next}: what is between is not kept`,
  );
}
