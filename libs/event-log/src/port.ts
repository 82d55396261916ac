/**
 * The event log: what was accepted, in order, for as long as it is kept.
 *
 * Delivery, in every adapter:
 * - `append` resolves only when the records are durable (PostgreSQL: write-ahead log flushed; Kafka: all in-sync replicas),
 *   and either all of one call's records are in the log or, after an error, it is unknown which: send them again,
 *   readers recognise a repeated event by its identity. Records of one call keep their order; of two calls
 *   under way together either may come first.
 * - `consume` delivers at least once, in the order of offsets within a partition, without gaps.
 * - A partition is read by one consumer of a group at a time; a consumer that lost its partition without noticing
 *   is fenced by the reader's own checkpoint, not by the log.
 *
 * Errors that a caller can mend are a `LogFault` with a code.
 */
export interface EventLog {
  /** Creates what is missing. Partition counts are fixed at creation: a different count is an error that says so. */
  ensureTopics(topics: readonly TopicDefinition[]): Promise<void>;

  /** Resolves with the position of each record, in the order given. */
  append(records: readonly NewRecord[]): Promise<LogPosition[]>;

  describe(topic: string): Promise<TopicDescription>;

  /** Up to `limit` records from `from` on, as far as they are still kept; fewer at the end of the log, none beyond it. */
  read(topic: string, partition: number, from: number, limit: number): Promise<LogRecord[]>;

  /** Resolves when the topics are known to exist; partitions are taken on from then on. */
  consume(options: ConsumeOptions): Promise<Consumption>;

  /** Appends what was handed in, stops the consumptions, and refuses whatever comes after. */
  close(): Promise<void>;
}

export interface TopicDefinition {
  /** Letters, digits, `.`, `_` and `-`, at most 249: what Kafka allows. */
  readonly topic: string;
  readonly partitions: number;
}

export interface NewRecord {
  readonly topic: string;
  /** Records of one key stay in one partition (`partitionOf`). Well-formed text without NUL. */
  readonly key: string;
  readonly value: Uint8Array;
}

export interface LogRecord {
  readonly offset: number;
  readonly key: string;
  /** Empty if the payload was erased, or cannot be read (`consume` tells of that one). */
  readonly value: Uint8Array;
  /** When the log took it: what Muster calls `known_at`. */
  readonly appendedAt: Date;
}

export interface LogPartition {
  readonly topic: string;
  readonly partition: number;
}

export interface LogPosition extends LogPartition {
  readonly offset: number;
}

/** `<cluster id>/<topic id>`: a topic that was deleted and made anew has another, so an old checkpoint is seen as REWIND. */
export type LogIdentity = string;

export interface TopicDescription {
  readonly identity: LogIdentity;
  /** In order, from partition 0. */
  readonly partitions: readonly PartitionState[];
}

export interface PartitionState {
  readonly partition: number;
  /** The first offset still kept. */
  readonly lowWater: number;
  /** The offset the next record will get. */
  readonly highWater: number;
}

/** What a reader needs to choose where to begin: its checkpoint, or `lowWater` if it has none for this identity. */
export interface TakenPartition extends LogPartition, PartitionState {
  readonly identity: LogIdentity;
}

export interface Batch extends LogPartition {
  readonly identity: LogIdentity;
  /** The offset that was wanted. Absent: the first record's. */
  readonly from?: number;
  /** All that there are from the offset wanted on, in order; never empty. Kafka gives some offsets to what is no record (of transactions). */
  readonly records: readonly LogRecord[];
  readonly highWater: number;
}

export interface ConsumeOptions {
  /** Consumers of one group share the partitions; they name the same topics. */
  readonly group: string;
  readonly topics: readonly string[];
  /** At most so many records a batch (default 500). */
  readonly maxRecords?: number;
  /** At most so many bytes of values a batch (default 4 MiB); a larger record comes alone. */
  readonly maxBytes?: number;
  /**
   * Asked whenever a partition is taken on, or taken up again after a fault: from which offset to read.
   * Outside lowWater…highWater is a fault, `offset-out-of-range`, and asked again.
   */
  start(partition: TakenPartition): Promise<number>;
  /** Takes in a batch and answers the offset wanted next: the end of the batch, or wherever the reader's checkpoint stands. */
  batch(batch: Batch): Promise<number>;
  /** Told of every fault of `start`, `batch` or the connection. The partition is tried again after a pause that grows to 5 s. */
  fault(error: unknown, partition?: LogPartition): void;
}

export interface Consumption {
  /** The partitions that this consumer reads now. */
  owned(): readonly LogPartition[];
  /** Finishes the batches in hand, gives the partitions back, and resolves. */
  stop(): Promise<void>;
}
