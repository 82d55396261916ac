import type {
  Batch,
  Consumption,
  ConsumeOptions,
  EventLog,
  LogPartition,
  LogRecord,
  TakenPartition,
} from '../port.js';
import { PROCESS, text } from './log-under-test.js';

/** What the consumers of a group keep together, as a projector keeps it in its store. */
export class Group {
  readonly checkpoints = new Map<string, number>();
  /** Partitions of which two consumers had a batch in hand at once. */
  readonly overlaps: string[] = [];
  readonly inHand = new Set<string>();

  constructor(readonly name = `group-${PROCESS}-${++groups}`) {}
}

let groups = 0;

type Handlers = Partial<Omit<ConsumeOptions, 'group' | 'topics'>>;

/** A consumer that takes in what comes, keeps its checkpoints in the group, and remembers what it saw. */
export class Follower {
  readonly batches: Batch[] = [];
  readonly starts: TakenPartition[] = [];
  readonly faults: { error: unknown; partition?: LogPartition }[] = [];
  private consumption: Consumption | undefined;

  private constructor(
    private readonly group: Group,
    private readonly handlers: Handlers,
  ) {}

  static async of(
    log: EventLog,
    group: Group,
    topics: readonly string[],
    handlers: Handlers = {},
  ): Promise<Follower> {
    const follower = new Follower(group, handlers);
    const { maxRecords, maxBytes } = handlers;
    follower.consumption = await log.consume({
      group: group.name,
      topics,
      ...(maxRecords ? { maxRecords } : {}),
      ...(maxBytes ? { maxBytes } : {}),
      start: partition => follower.start(partition),
      batch: batch => follower.batch(batch),
      fault: (error, partition) => {
        follower.faults.push({ error, ...(partition ? { partition } : {}) });
        handlers.fault?.(error, partition);
      },
    });
    return follower;
  }

  /** `topic:partition`, in order. */
  owned(): string[] {
    return (this.consumption?.owned() ?? []).map(nameOf).sort();
  }

  records(partition?: number): LogRecord[] {
    return this.batches
      .filter(batch => partition === undefined || batch.partition === partition)
      .flatMap(batch => batch.records);
  }

  texts(partition?: number): string[] {
    return this.records(partition).map(record => text(record.value));
  }

  offsets(partition?: number): number[] {
    return this.records(partition).map(record => record.offset);
  }

  async stop(): Promise<void> {
    await this.consumption?.stop();
  }

  private async start(taken: TakenPartition): Promise<number> {
    this.starts.push(taken);
    return this.handlers.start?.(taken) ?? this.group.checkpoints.get(nameOf(taken)) ?? taken.lowWater;
  }

  private async batch(batch: Batch): Promise<number> {
    const name = nameOf(batch);
    if (this.group.inHand.has(name)) this.group.overlaps.push(name);
    this.group.inHand.add(name);
    try {
      const end = (batch.records.at(-1)?.offset ?? NaN) + 1;
      const next = (await this.handlers.batch?.(batch)) ?? end;
      this.batches.push(batch);
      this.group.checkpoints.set(name, next);
      return next;
    } finally {
      this.group.inHand.delete(name);
    }
  }
}

export function nameOf({ topic, partition }: LogPartition): string {
  return `${topic}:${partition}`;
}
