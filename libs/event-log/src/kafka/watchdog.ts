import { type Membership, nameOf } from './membership.js';
import type { TopicLookups } from './topic-lookups.js';

/**
 * Sees a consumer that believes it fetches and does not: at two looks in a row, `everyMs` apart, the same offset of a partition
 * was wanted and the log held more. kafkajs has been seen to stand like that after a rebalance and after a network's silence.
 * @see https://github.com/tulios/kafkajs/issues/659
 */
export class Watchdog {
  /** Resolves with what to tell. */
  readonly stalled: Promise<Error>;
  private tell!: (error: Error) => void;
  private behind = new Map<string, number>();
  private looked = Date.now();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly membership: Membership,
    private readonly topics: TopicLookups,
    private readonly everyMs: number,
  ) {
    this.stalled = new Promise(resolve => (this.tell = resolve));
    this.timer = setInterval(() => void this.look(), everyMs);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const before = this.looked;
    this.looked = Date.now();
    // The partitions are fetched in rounds: a batch that takes long keeps the others waiting too.
    const busySince = this.membership.busySince;
    if (busySince !== undefined && busySince < before) this.behind.clear();
    else await this.compare().catch(() => undefined); // brokers that do not answer: kafkajs tells
  }

  private async compare(): Promise<void> {
    const waiting = this.membership.waiting();
    const topics = [...new Set(waiting.map(({ partition }) => partition.topic))];
    const described = new Map(
      await Promise.all(topics.map(async topic => [topic, await this.topics.describe(topic)] as const)),
    );
    const behind = new Map<string, number>();
    for (const { partition, next } of waiting) {
      const highWater = described.get(partition.topic)?.partitions[partition.partition]?.highWater ?? 0;
      if (highWater <= next) continue;
      const name = nameOf(partition);
      if (this.behind.get(name) === next)
        return this.tell(
          new Error(
            `nothing was fetched of ${name} from offset ${next} on for ${this.everyMs} ms, though it goes up to ${highWater}: connecting anew`,
          ),
        );
      behind.set(name, next);
    }
    this.behind = behind;
  }
}
