import { Bell } from '@muster/platform';
import { type Database, isAway, readCheckpoint } from '@muster/store';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Notices } from '../live/notices.js';
import { DATABASE } from '../surroundings.js';
import { type Sent } from './fate.js';

/** Notifications may be lost with their connection, so the checkpoint is looked at anyway. */
const POLL_MS = 250;

/** Tells when a partition of the log is folded in past an offset: as soon as the projector says so. */
@Injectable()
export class CheckpointWatch implements BeforeApplicationShutdown {
  private readonly bells = new Set<Bell>();
  private closed = false;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly notices: Notices,
  ) {}

  /** Resolves when notifications come. Awaited before an event is appended, or the one that tells of it may be missed. */
  async begin(): Promise<void> {
    await this.notices.begin();
  }

  /** @returns false when it is not by then, or the api shuts down, or the store did not answer all the while */
  async passed(
    sent: Pick<Sent, 'topic' | 'partition' | 'offset' | 'identity'>,
    withinMs: number,
  ): Promise<boolean> {
    const deadline = performance.now() + withinMs;
    const about = `${sent.topic}:${sent.partition}:`;
    const bell = new Bell();
    this.bells.add(bell);
    // Heard before the checkpoint is read, so that no notification falls between.
    const hearNoMore = this.notices.hear(notice => {
      if (notice === undefined || notice.startsWith(about)) bell.ring();
    });
    try {
      for (;;) {
        if (await this.isPast(sent)) return true;
        const left = deadline - performance.now();
        if (left <= 0 || this.closed) return false;
        await bell.wait(Math.min(POLL_MS, left));
      }
    } finally {
      hearNoMore();
      this.bells.delete(bell);
    }
  }

  beforeApplicationShutdown(): void {
    this.closed = true;
    for (const bell of this.bells) bell.ring();
  }

  /** A store that does not answer may again before the wait is over. */
  private async isPast(sent: Pick<Sent, 'topic' | 'partition' | 'offset' | 'identity'>): Promise<boolean> {
    try {
      const checkpoint = await readCheckpoint(this.database, sent.topic, sent.partition);
      return checkpoint?.identity === sent.identity && checkpoint.next > sent.offset;
    } catch (error) {
      if (isAway(error)) return false;
      throw error;
    }
  }
}
