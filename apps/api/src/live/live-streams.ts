import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { EVENTS_TYPE } from '../http/describe.js';
import { ApiProblem } from '../http/problems.js';
import { LIVE } from '../surroundings.js';
import { settlesWithin } from '@muster/platform';
import { liveFrames } from './live-frames.js';
import { LiveWatch } from './live-watch.js';

export interface LiveOptions {
  /** How many may follow at once (default 500). */
  readonly clients?: number;
  /** A comment comes at least so often (default 15 s). */
  readonly heartbeatMs?: number;
  /** A client whose socket took nothing for so long is let go, so that others may come (default 60 s). */
  readonly stuckMs?: number;
}

const CLIENTS = 500;
const HEARTBEAT_MS = 15_000;

/** What is made for a client before it is read; the rest is the sockets'. */
const AHEAD_BYTES = 16 * 1024;
/** After a restart not all come back at once. */
const RETRY_MS = 2_000;
const RETRY_SPREAD_MS = 3_000;
/** Who is told goodbye has so long to take it. */
const BYE_MS = 400;
const STUCK_MS = 60_000;

interface Open {
  readonly socket: Socket;
  readonly ending: AbortController;
  readonly closed: Promise<void>;
  /** How many bytes the socket had passed on when it was last looked at, and kept others back; else undefined. */
  stuckAt: number | undefined;
}

/** The streams that are open: each costs one number and the bytes ahead, whether it is read or not. */
@Injectable()
export class LiveStreams implements BeforeApplicationShutdown {
  private readonly open = new Set<Open>();
  /** Open ones, and those about to be. */
  private taken = 0;
  private closing = false;
  private sweeping: NodeJS.Timeout | undefined;
  private readonly clients: number;
  private readonly heartbeatMs: number;
  private readonly stuckMs: number;

  constructor(
    private readonly watch: LiveWatch,
    @Inject(LIVE) { clients = CLIENTS, heartbeatMs = HEARTBEAT_MS, stuckMs = STUCK_MS }: LiveOptions,
  ) {
    this.clients = clients;
    this.heartbeatMs = heartbeatMs;
    this.stuckMs = stuckMs;
  }

  /** @throws {ApiProblem} `too-many-streams`, `not-ready` */
  async begin(reply: FastifyReply, topics: ReadonlySet<string> | undefined): Promise<void> {
    if (this.closing)
      throw new ApiProblem('not-ready', 'the service is stopping: connect again in a few seconds');
    if (this.taken >= this.clients)
      throw new ApiProblem(
        'too-many-streams',
        `${this.clients} follow already, and this process takes no more: ask again later, or fetch now and then`,
        [],
        { 'retry-after': '30' },
      );
    this.taken += 1;
    try {
      const giveUp = await this.watch.follow();
      if (reply.raw.destroyed || reply.request.raw.socket.destroyed || this.closing) {
        giveUp();
        this.taken -= 1;
        reply.raw.destroy();
        return;
      }
      this.stream(reply, topics, giveUp);
    } catch (error) {
      this.taken -= 1;
      throw error;
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    clearInterval(this.sweeping);
    for (const { ending } of this.open) ending.abort('bye');
    await settlesWithin(BYE_MS, Promise.all([...this.open].map(({ closed }) => closed)));
    for (const { socket } of this.open) socket.destroy();
  }

  private stream(reply: FastifyReply, topics: ReadonlySet<string> | undefined, giveUp: () => void): void {
    const { socket } = reply.request.raw;
    const ending = new AbortController();
    const { board } = this.watch;
    const { folded, epoch, generation, refoldPending } = board.seen!;
    const closed = new Promise<void>(resolve => {
      const close = () => {
        ending.abort('gone');
        resolve();
      };
      reply.raw.once('close', close);
      socket.once('close', close); // a pipelined answer that waits its turn is told of nothing
    });
    const open: Open = { socket, ending, closed, stuckAt: undefined };
    this.open.add(open);
    this.sweeping ??= setInterval(() => this.sweep(), this.stuckMs).unref();
    void closed.then(() => {
      giveUp();
      this.taken -= 1;
      this.open.delete(open);
    });
    socket.setKeepAlive(true, 30_000); // one that vanished without a word is noticed
    const hello = {
      asOf: {
        folded: folded.map(({ topic, partition, next }) => ({ topic, partition, next })),
        epoch,
        generation: generation!.hash,
        refoldPending,
      },
      refetch: true,
      retryMs: RETRY_MS + Math.floor(Math.random() * RETRY_SPREAD_MS),
      heartbeatMs: this.heartbeatMs,
    };
    const frames = liveFrames(board, { hello, topics, from: board.version, ended: ending.signal });
    void reply
      .headers(STREAM_HEADERS)
      .send(Readable.from(frames, { objectMode: false, highWaterMark: AHEAD_BYTES }));
  }

  private sweep(): void {
    for (const open of this.open) {
      const { socket, stuckAt } = open;
      const passedOn = socket.bytesWritten - socket.writableLength;
      open.stuckAt = socket.writableLength > 0 ? passedOn : undefined;
      if (open.stuckAt !== undefined && open.stuckAt === stuckAt) socket.destroy();
    }
  }
}

export const STREAM_HEADERS = {
  'content-type': EVENTS_TYPE,
  'cache-control': 'no-store',
  'x-accel-buffering': 'no', // nginx would hold events back
  connection: 'close', // nothing comes after a stream
} as const;

/** Answers who asks for the head of a stream alone. @returns whether it did */
export function answersHead(request: FastifyRequest, reply: FastifyReply): boolean {
  if (request.method !== 'HEAD') return false;
  void reply.headers(STREAM_HEADERS).send(Readable.from([]));
  return true;
}
