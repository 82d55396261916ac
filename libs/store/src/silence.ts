import pg from 'pg';
import { isAway } from './live/away.js';

export interface Patience {
  /** No answer for so long, and it is looked up whether there will be one. */
  readonly silentMs: number;
  readonly lookMs: number;
  /** Whoever cannot even connect in so long, twice, will not hear of what was asked before. */
  readonly connectMs: number;
}

const PATIENCE: Patience = { silentMs: 6_000, lookMs: 2_000, connectMs: 6_000 };

interface Waiting {
  readonly query: object;
  /** How many bytes had come and gone. */
  readonly moved: number;
  readonly since: number;
}

/**
 * Ends connections of a pool that stay open and bring no answer: where a network drops what is sent, neither end hears of it, and
 * whoever waits would wait for a quarter of an hour. A query may take as long as it takes; so it is looked up, over another connection,
 * whether its session is still at work. One that is not is ended at both ends, with the locks that it holds.
 */
export class Silence {
  private readonly held = new Set<pg.PoolClient>();
  private readonly waiting = new Map<pg.PoolClient, Waiting>();
  private readonly timer: NodeJS.Timeout;
  private looking = false;
  /** How often in a row nobody could connect. */
  private unheard = 0;

  /** @param connect a connection outside the pool; it fails by itself where nobody answers */
  constructor(
    pool: pg.Pool,
    private readonly connect: () => Promise<pg.Client>,
    private readonly patience = PATIENCE,
  ) {
    pool.on('acquire', client => this.held.add(client));
    pool.on('release', (_, client) => this.forget(client));
    pool.on('remove', client => this.forget(client));
    this.timer = setInterval(() => void this.look(), patience.lookMs).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private forget(client: pg.PoolClient): void {
    this.held.delete(client);
    this.waiting.delete(client);
  }

  private async look(): Promise<void> {
    const silent = this.silent();
    if (silent.length === 0 || this.looking) return;
    this.looking = true;
    try {
      const idle = await this.inTime(this.idleAmong(silent)).catch((error: unknown) => {
        // Whoever lets nobody in, or has no connection free, answers.
        const isUnheard = isAway(error) && !(error instanceof pg.DatabaseError);
        this.unheard = isUnheard ? this.unheard + 1 : 0;
        return undefined;
      });
      if (idle) this.unheard = 0;
      const still = new Set(this.silent());
      for (const client of silent)
        if (still.has(client) && (idle?.has(processOf(client)) ?? this.unheard > 1))
          streamOf(client).destroy(lost('the database does not answer any more'));
    } finally {
      this.looking = false;
    }
  }

  /** Those that have waited for one answer for long, and nothing came or went. */
  private silent(): pg.PoolClient[] {
    const now = performance.now();
    const silent: pg.PoolClient[] = [];
    for (const client of this.held) {
      const query = queryOf(client);
      const moved = movedOn(streamOf(client));
      const before = this.waiting.get(client);
      if (query === undefined) this.waiting.delete(client);
      else if (before?.query !== query || before.moved !== moved)
        this.waiting.set(client, { query, moved, since: now });
      else if (now - before.since >= this.patience.silentMs) silent.push(client);
    }
    return silent;
  }

  /** The sessions that have been waiting for their client for some time, or are gone; they are ended. */
  private async idleAmong(clients: readonly pg.PoolClient[]): Promise<Set<number>> {
    const connection = await this.connect();
    try {
      const processes = clients.map(processOf);
      const { rows } = await this.inTime(
        connection.query<{ pid: number }>(ENDED, [processes, this.patience.lookMs]),
      );
      return new Set(rows.map(({ pid }) => pid));
    } finally {
      connection.end().catch(() => undefined);
    }
  }

  /** What comes too late is of no use. */
  private async inTime<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(lost('nobody answers')), this.patience.connectMs);
    });
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  }
}

/** As the system tells of connections that are lost: whether what was asked was done is not known. */
const lost = (words: string) => Object.assign(new Error(words), { code: 'ECONNRESET' });

/** In the middle of a COPY, or of a message, a session that waits for its client is `active`. */
const ENDED = `
  SELECT asked.pid, pg_terminate_backend(session.pid)
  FROM unnest($1::integer[]) AS asked (pid) LEFT JOIN pg_stat_activity AS session USING (pid)
  WHERE session.pid IS NULL
    OR (session.state IN ('idle', 'idle in transaction', 'idle in transaction (aborted)')
        OR session.state = 'active' AND session.wait_event IN ('ClientRead', 'ClientWrite'))
      AND session.state_change < clock_timestamp() - $2 * interval '1 millisecond'`;

/** What the driver knows of a connection and does not declare. */
interface Inside {
  readonly processID: number;
  readonly _activeQuery: object | null;
  readonly connection: { readonly stream: Stream };
}

interface Stream {
  readonly bytesRead: number;
  readonly bytesWritten: number;
  /** Of what counts as written, what the system has not taken yet. */
  readonly _handle?: { readonly writeQueueSize: number } | null;
  destroy(error: Error): void;
}

const inside = (client: pg.PoolClient) => client as unknown as Inside;
const processOf = (client: pg.PoolClient) => inside(client).processID;
const queryOf = (client: pg.PoolClient) => inside(client)._activeQuery ?? undefined;
const streamOf = (client: pg.PoolClient) => inside(client).connection.stream;
const movedOn = ({ bytesRead, bytesWritten, _handle }: Stream) =>
  bytesRead + bytesWritten - (_handle?.writeQueueSize ?? 0);
