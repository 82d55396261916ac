import { DoorProblem } from './problems.js';

/** Bodies are read whole before they are judged: so many at once, and no more wait, or memory would grow with the load. */
export class InHand {
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(
    private readonly atOnce: number,
    private readonly queue: number,
  ) {}

  /** @throws {DoorProblem} `too-busy` */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.waiting.length >= this.queue)
        throw new DoorProblem('too-busy', 'nothing was taken: send the same again in a moment', [], {
          'retry-after': '1',
          connection: 'close',
        });
      await new Promise<void>(resolve => this.waiting.push(resolve));
    }
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}
