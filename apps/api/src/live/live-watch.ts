import { Bell, type Logger, settlesWithin, shared } from '@muster/platform';
import { type Database, readLiveState, type Sql, targetPrints } from '@muster/store';
import { Inject, Injectable } from '@nestjs/common';
import { ApiProblem } from '../http/problems.js';
import { DATABASE, LOGGER } from '../surroundings.js';
import { LiveBoard } from './live-board.js';
import { Notices } from './notices.js';

/** Notifications may be lost, and neither a swap of read models nor folding again sends any: it is looked at anyway. */
const POLL_MS = 1_000;
/** However many notifications come, the store is looked at no more often than this, and rests as long as a look took. */
const APART_MS = 50;
const APART_AT_MOST_MS = 400;
/** A look that takes longer is told as the store not answering. */
const ANSWERS_WITHIN_MS = 3_000;

/** Looks at the store for all who follow, while anybody does: one look for however many there are. */
@Injectable()
export class LiveWatch {
  readonly board = new LiveBoard();
  private readonly bell = new Bell();
  private followers = 0;
  private running = false;
  /** One at a time: all who ask while one is under way share the next, for that one may have begun too early for them. */
  private readonly look = shared(() => this.lookNow());
  private lookMs = 0;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly notices: Notices,
  ) {}

  /**
   * Keeps the board fresh until it is given up, and makes it so.
   * @returns how to give it up
   * @throws {ApiProblem} `not-ready` when nothing was ever folded in; what the database throws when it does not answer
   */
  async follow(): Promise<() => void> {
    this.followers += 1;
    let following = true;
    const giveUp = () => {
      if (following) this.followers -= 1;
      following = false;
      if (this.followers === 0) this.bell.ring();
    };
    try {
      if (!this.running) void this.run();
      await this.notices.begin();
      const look = this.look();
      if (!(await settlesWithin(ANSWERS_WITHIN_MS, look)))
        throw new ApiProblem('not-ready', 'the database does not answer; ask again in a few seconds');
      await look;
      if (!this.board.seen?.generation)
        throw new ApiProblem(
          'not-ready',
          'the store holds no read models yet; they are made when a projector starts',
        );
      return giveUp;
    } catch (error) {
      giveUp();
      throw error;
    }
  }

  private async run(): Promise<void> {
    this.running = true;
    const hearNoMore = this.notices.hear(() => this.bell.ring());
    try {
      while (this.followers > 0) {
        await this.bell.wait(POLL_MS);
        if (this.followers === 0) break;
        const wasAway = !this.board.answers;
        const look = this.look();
        if (!(await settlesWithin(ANSWERS_WITHIN_MS, look))) this.board.showAway();
        await look.catch((error: unknown) => {
          if (!wasAway) this.logger.warn({ err: error }, 'live updates wait: the store does not answer');
          this.board.showAway();
        });
        await new Promise(resolve =>
          setTimeout(resolve, Math.min(APART_AT_MOST_MS, Math.max(APART_MS, this.lookMs))),
        );
      }
    } finally {
      hearNoMore();
      this.running = false;
    }
  }

  private async lookNow(): Promise<void> {
    const began = performance.now();
    const state = await readLiveState(this.database);
    if (state.generation === undefined || !this.board.needsPrints(state)) this.board.show(state);
    else await this.database.snapshot(transaction => this.showWithPrints(transaction));
    this.lookMs = performance.now() - began;
  }

  /** Cards and how far they are folded in are of one moment. */
  private async showWithPrints(snapshot: Sql): Promise<void> {
    const state = await readLiveState(snapshot);
    const { generation } = state;
    this.board.show(state, generation && (await targetPrints(snapshot, generation.number)));
  }
}
