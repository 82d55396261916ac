import { settlesWithin } from '@muster/platform';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { ApiProblem } from '../http/problems.js';
import { LIVE } from '../surroundings.js';
import { type LiveOptions, STREAM_HEADERS } from './live-streams.js';

/** So often it is looked how far a thing is. */
const LOOK_MS = 500;
const HEARTBEAT_MS = 15_000;
const AHEAD_BYTES = 4 * 1024;
/** Each costs a look at the store and at the jobs. */
const CLIENTS = 50;
const BYE_MS = 400;

/** Streams of one thing that is looked at again and again, told whenever it is another; ended in order when the service stops. */
@Injectable()
export class StateStreams implements BeforeApplicationShutdown {
  private readonly open = new Set<{ readonly ending: AbortController; readonly closed: Promise<unknown> }>();
  private closing = false;
  private readonly heartbeatMs: number;

  constructor(@Inject(LIVE) { heartbeatMs = HEARTBEAT_MS }: LiveOptions) {
    this.heartbeatMs = heartbeatMs;
  }

  /**
   * @param look what there is to tell now
   * @throws {ApiProblem} `too-many-streams`, `not-ready`
   */
  begin(reply: FastifyReply, look: () => Promise<object>): void {
    if (this.closing)
      throw new ApiProblem('not-ready', 'the service is stopping: connect again in a few seconds');
    if (this.open.size >= CLIENTS)
      throw new ApiProblem(
        'too-many-streams',
        `${CLIENTS} follow forecasts and jobs already, and this process takes no more: ask again later, or fetch now and then`,
        [],
        { 'retry-after': '30' },
      );
    const ending = new AbortController();
    const closed = once(reply.raw, 'close');
    const open = { ending, closed };
    this.open.add(open);
    void closed.then(() => {
      ending.abort('gone');
      this.open.delete(open);
    });
    const frames = this.frames(look, ending.signal);
    void reply
      .headers(STREAM_HEADERS)
      .send(Readable.from(frames, { objectMode: false, highWaterMark: AHEAD_BYTES }));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    for (const { ending } of this.open) ending.abort('bye');
    await settlesWithin(BYE_MS, Promise.all([...this.open].map(({ closed }) => closed)));
  }

  private async *frames(look: () => Promise<object>, ended: AbortSignal): AsyncGenerator<string> {
    let told: string | undefined;
    let quietUntil = performance.now() + this.heartbeatMs;
    while (!ended.aborted) {
      // A store or jobs that do not answer for a moment end no stream: what it was stays what was told.
      const now = JSON.stringify(await look().catch(() => undefined)) ?? told;
      if (now !== undefined && now !== told) {
        told = now;
        yield `event: state\ndata: ${now}\n\n`;
      } else if (performance.now() >= quietUntil) yield ': still here\n\n';
      else {
        await delay(LOOK_MS, undefined, { signal: ended }).catch(() => undefined);
        continue;
      }
      quietUntil = performance.now() + this.heartbeatMs;
    }
    if (ended.reason === 'bye')
      yield `event: bye\ndata: ${JSON.stringify({ at: new Date().toISOString() })}\n\n`;
  }
}
