import { type Progress } from '../port.js';

/** Keeps what a handler tells, the latest only, and no oftener than it may be kept. */
export class ProgressKeeper {
  private readonly began = performance.now();
  private untold: Progress | undefined;
  private timer: NodeJS.Timeout | undefined;
  private keeping: Promise<void> = Promise.resolve();
  private ended = false;

  constructor(
    private readonly everyMs: number,
    private readonly keep: (progress: Progress) => Promise<void>,
  ) {}

  tell(progress: Progress): void {
    if (this.ended) return;
    this.untold = withSecondsLeft(progress, (performance.now() - this.began) / 1_000);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.write();
    }, this.everyMs);
  }

  /** What was told last is kept, unless it is not wanted any more; nothing after it is. */
  async end(wanted: boolean): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    if (wanted) this.write();
    await this.keeping;
  }

  /** One after the other, so that an earlier one never comes last. */
  private write(): void {
    const { untold } = this;
    this.untold = undefined;
    if (untold) this.keeping = this.keeping.then(() => this.keep(untold));
  }
}

/** As long for each that is left as for each that is done. */
export function withSecondsLeft(progress: Progress, seconds: number): Progress {
  const { done, total, secondsLeft } = progress;
  if (secondsLeft !== undefined || total === undefined || done <= 0) return progress;
  return { ...progress, secondsLeft: Math.round((Math.max(total - done, 0) / done) * seconds) };
}
