import { type Logger } from '@muster/platform';
import { CHECKPOINT_CHANNEL, type Database, readCheckpoint } from '@muster/store';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { DATABASE, LOGGER } from '../surroundings.js';
import { type Sent } from './fate.js';

type Connection = Awaited<ReturnType<Database['dedicated']>>;

/** Notifications may be lost with their connection, so the checkpoint is looked at anyway. */
const POLL_MS = 250;

interface Waiter {
  /** What the payload of a notification about the partition begins with. */
  readonly about: string;
  wake(): void;
}

/** Tells when a partition of the log is folded in past an offset: as soon as the projector says so. */
@Injectable()
export class CheckpointWatch implements BeforeApplicationShutdown {
  private readonly waiters = new Set<Waiter>();
  private connection: Promise<Connection | undefined> | undefined;
  private closed = false;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Resolves when notifications come. Awaited before an event is appended, or the one that tells of it may be missed. */
  async begin(): Promise<void> {
    await (this.connection ??= this.listen());
  }

  /** @returns false when it is not by then, or the api shuts down */
  async passed(
    sent: Pick<Sent, 'topic' | 'partition' | 'offset' | 'identity'>,
    withinMs: number,
  ): Promise<boolean> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const stirred = this.stir(`${sent.topic}:${sent.partition}:`);
      try {
        const checkpoint = await readCheckpoint(this.database, sent.topic, sent.partition);
        if (checkpoint?.identity === sent.identity && checkpoint.next > sent.offset) return true;
        const left = deadline - performance.now();
        if (left <= 0 || this.closed) return false;
        await stirred.within(Math.min(POLL_MS, left));
      } finally {
        stirred.forget();
      }
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    for (const waiter of this.waiters) waiter.wake();
    await (await this.connection)?.end().catch(() => undefined);
  }

  /** Begun before the checkpoint is read, so that no notification falls between. */
  private stir(about: string): { within(ms: number): Promise<void>; forget(): void } {
    let wake!: () => void;
    const woken = new Promise<void>(resolve => (wake = resolve));
    const waiter: Waiter = { about, wake };
    this.waiters.add(waiter);
    return {
      within: async ms => {
        const timer = setTimeout(wake, ms);
        await woken;
        clearTimeout(timer);
      },
      forget: () => this.waiters.delete(waiter),
    };
  }

  /** A connection that is lost is opened again by the next who waits. */
  private async listen(): Promise<Connection | undefined> {
    try {
      const connection = await this.database.dedicated();
      const lost = () => (this.connection = undefined);
      connection.on('error', lost).on('end', lost);
      connection.on('notification', ({ payload = '' }) => {
        for (const waiter of this.waiters) if (payload.startsWith(waiter.about)) waiter.wake();
      });
      await connection.query(`LISTEN ${CHECKPOINT_CHANNEL}`);
      return connection;
    } catch (error) {
      this.logger.warn({ err: error }, 'commands wait by polling: no notifications');
      this.connection = undefined;
      return undefined;
    }
  }
}
