import { Bell, type Logger, settlesWithin } from '@muster/platform';
import { CHECKPOINT_CHANNEL, type Database } from '@muster/store';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DATABASE, LOGGER } from '../surroundings.js';

type Connection = Awaited<ReturnType<Database['dedicated']>>;

/** A connection that died without a word is noticed when it does not answer this often, this soon. */
const ASKED_EVERY_MS = 5_000;
const ANSWERS_WITHIN_MS = 3_000;
/** Between attempts to connect: growing, and never in step with other processes. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;
/** Nobody is kept waiting for the first connection longer: whoever listens also polls. */
const BEGINS_WITHIN_MS = 1_000;

/**
 * Told of every transaction that folds events, as `topic:partition:next`; undefined: notifications come (again), and what was
 * told meanwhile is not known.
 */
export type Hear = (notice: string | undefined) => void;

/** The one LISTEN connection of the process, whoever waits and however many; it is opened with the first and kept open. */
@Injectable()
export class Notices implements OnApplicationShutdown {
  private readonly hearers = new Set<Hear>();
  /** Rung to close, and nothing else: a pause between attempts is not to be cut short by the attempt's own end. */
  private readonly close = new Bell();
  private lost = new Bell();
  private tried!: () => void;
  private readonly firstTry = new Promise<void>(resolve => (this.tried = resolve));
  private running: Promise<void> | undefined;
  private closing = false;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Resolves when notifications come, or when they could not be had so far. Awaited before an event is appended, or the one that
   * tells of it may be missed.
   */
  async begin(): Promise<void> {
    if (this.closing) return;
    this.running ??= this.run();
    await settlesWithin(BEGINS_WITHIN_MS, this.firstTry);
  }

  /** @returns how to hear no more */
  hear(hearer: Hear): () => void {
    this.hearers.add(hearer);
    return () => this.hearers.delete(hearer);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    this.close.ring();
    this.lost.ring();
    if (this.running) await settlesWithin(500, this.running);
  }

  private async run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.closing) {
      try {
        await this.listen(() => (pause = FIRST_PAUSE_MS));
      } catch (error) {
        if (!this.closing) this.logger.warn({ err: error }, 'no notifications: whoever waits polls');
      }
      this.tried();
      if (this.closing) return;
      await this.close.wait(pause * (0.5 + Math.random() / 2));
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }

  private async listen(listening: () => void): Promise<void> {
    const connection = await this.database.dedicated();
    try {
      const bell = (this.lost = new Bell());
      let lost: Error | undefined;
      const end = (error?: Error) => {
        lost ??= error ?? new Error('the connection that listens has ended');
        bell.ring();
      };
      connection.on('error', end).on('end', () => end());
      connection.on('notification', ({ payload }) => this.tell(payload ?? ''));
      await ask(connection, `LISTEN ${CHECKPOINT_CHANNEL}`);
      listening();
      this.tried();
      this.tell(undefined);
      for (;;) {
        await bell.wait(ASKED_EVERY_MS);
        if (this.closing) return;
        if (lost) throw lost;
        await ask(connection, 'SELECT 1');
      }
    } finally {
      await settlesWithin(200, connection.end());
    }
  }

  private tell(notice: string | undefined): void {
    for (const hearer of this.hearers) hearer(notice);
  }
}

async function ask(connection: Connection, statement: string): Promise<void> {
  const asking = connection.query(statement);
  if (!(await settlesWithin(ANSWERS_WITHIN_MS, asking)))
    throw new Error('the connection that listens does not answer');
  await asking;
}
