import { Bell, GrowingPause } from '@muster/platform';
import type { Database } from '@muster/store';
import { Session } from './session.js';
import type { PostgresLogSettings } from './settings.js';

/** `topic:partition` has grown. */
export const appendedChannel = 'muster_log';
/** A consumer of the group named has come, gone, or given back a partition. */
export const groupChannel = 'muster_log_group';

export interface Listener {
  appended(topic: string, partition: number): void;
  groupChanged(group: string): void;
  /** Notifications come (again); what was told before is not known. */
  listening(): void;
  fault(error: unknown): void;
}

/**
 * One LISTEN connection for all consumers of a log. While it is lost the consumers read on by polling, and it is
 * opened anew with growing pauses.
 */
export class Notifications {
  private readonly listeners = new Set<Listener>();
  private readonly closing = new AbortController();
  private readonly heartbeat = new Bell();
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly settings: PostgresLogSettings,
  ) {}

  /** The connection is opened for the first listener. Answers how to stop listening. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    this.running ??= this.run();
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.heartbeat.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    const pause = new GrowingPause(this.settings);
    while (!this.closing.signal.aborted) {
      try {
        await this.listen(() => pause.reset());
      } catch (error) {
        this.tell(listener => listener.fault(error));
        await pause.wait(this.closing.signal);
      }
    }
  }

  private async listen(listening: () => void): Promise<void> {
    const session = await Session.open(this.database, this.settings.answerMs);
    try {
      session.onNotification((channel, payload) => this.hear(channel, payload));
      await session.rows(`LISTEN ${appendedChannel}`);
      await session.rows(`LISTEN ${groupChannel}`);
      listening();
      this.tell(listener => listener.listening());
      void session.ended.then(() => this.heartbeat.ring());
      while (!this.closing.signal.aborted) {
        await this.heartbeat.wait(this.settings.pollMs);
        await session.rows('SELECT 1'); // a connection that died without a word is noticed here
      }
    } finally {
      await session.end();
    }
  }

  private hear(channel: string, payload: string): void {
    if (channel === groupChannel) {
      this.tell(listener => listener.groupChanged(payload));
    } else {
      const colon = payload.lastIndexOf(':');
      const [topic, partition] = [payload.slice(0, colon), Number(payload.slice(colon + 1))];
      this.tell(listener => listener.appended(topic, partition));
    }
  }

  private tell(what: (listener: Listener) => void): void {
    for (const listener of this.listeners) what(listener);
  }
}
