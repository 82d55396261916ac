import type { LogPosition } from '../port.js';

/**
 * Tells Kafka how far a reader is, now and then, for tools that read lag there. Nothing here depends on it: where to
 * read is for the reader's own checkpoint to say.
 */
export class Mirror {
  private readonly moved = new Map<string, LogPosition>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly commit: (positions: readonly LogPosition[]) => Promise<void>,
    private readonly everyMs: number,
  ) {}

  /** @param position the offset wanted next */
  set(position: LogPosition): void {
    this.moved.set(`${position.topic}:${position.partition}`, position);
    this.timer ??= setTimeout(() => void this.flush(), this.everyMs);
  }

  async flush(): Promise<void> {
    const positions = [...this.moved.values()];
    this.clear();
    if (positions.length > 0) await this.commit(positions).catch(() => undefined); // the next one tells more
  }

  /** The partitions may be another's now. */
  clear(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.moved.clear();
  }
}
