import type { Database } from '@muster/store';
import { within } from '../waiting.js';

type Connection = Awaited<ReturnType<Database['dedicated']>>;

/**
 * A connection whose loss is noticed: it closed, or a statement went unanswered. What the server keeps for it
 * (LISTEN, advisory locks) is gone with it.
 */
export class Session {
  /** Resolves, with the reason, when the connection is no more, also after `end`. */
  readonly ended: Promise<Error>;
  private reason: Error | undefined;
  private previous: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly connection: Connection,
    private readonly answerMs: number,
  ) {
    this.ended = new Promise(resolve => {
      const end = (reason: Error) => resolve((this.reason ??= reason));
      connection.on('error', end);
      connection.on('end', () => end(new Error('the connection to PostgreSQL ended')));
    });
  }

  static async open(database: Database, answerMs: number): Promise<Session> {
    const connecting = database.dedicated().then(connection => new Session(connection, answerMs));
    return within(answerMs, 'connecting to PostgreSQL', connecting).catch((error: unknown) => {
      void connecting.then(
        late => late.end(),
        () => undefined,
      );
      throw error;
    });
  }

  onNotification(hear: (channel: string, payload: string) => void): void {
    this.connection.on('notification', ({ channel, payload }) => hear(channel, payload ?? ''));
  }

  /** One statement after another, also when asked for together. */
  rows<Row>(statement: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const answer = this.previous.then(() => this.answer<Row>(statement, parameters));
    this.previous = answer.catch(() => undefined);
    return answer;
  }

  async end(): Promise<void> {
    await this.connection.end().catch(() => undefined);
  }

  private async answer<Row>(statement: string, parameters: readonly unknown[]): Promise<Row[]> {
    try {
      const { rows } = await within(
        this.answerMs,
        'a statement',
        this.connection.query(statement, [...parameters]),
      );
      return rows as Row[];
    } catch (error) {
      void this.end();
      throw this.reason ?? error; // of a connection that is lost: why it was
    }
  }
}
