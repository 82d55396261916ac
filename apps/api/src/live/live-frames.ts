import { type LiveBoard } from './live-board.js';
import { type LiveEvent, type LiveHello } from './live-events.js';
import { type Static } from 'typebox';

export interface Following {
  readonly hello: Static<typeof LiveHello>;
  /** Whose `folded` are told; undefined: everybody's. */
  readonly topics: ReadonlySet<string> | undefined;
  /** The version of the board that `hello` tells. */
  readonly from: number;
  /** Aborted with `'bye'` the stream says so and ends; with anything else nobody is there to be told. */
  readonly ended: AbortSignal;
}

/**
 * The text of one stream, made as it is pulled: who does not read holds up nobody and makes nothing pile up, and is told the latest of
 * everything when it reads again.
 */
export async function* liveFrames(board: LiveBoard, following: Following): AsyncGenerator<string> {
  const { hello, topics, ended } = following;
  yield `retry: ${hello.retryMs}\n${frame({ name: 'hello', data: hello })}`;
  let quietUntil = performance.now() + hello.heartbeatMs;
  for (let version = following.from; !ended.aborted;) {
    const told = board.since(version);
    version = told.version;
    const events = told.events.filter(
      event => event.name !== 'folded' || (topics?.has(event.data.topic) ?? true),
    );
    const text = events.map(frame).join('');
    if (text !== '' || performance.now() >= quietUntil) {
      yield text === '' ? ': still here\n\n' : text;
      quietUntil = performance.now() + hello.heartbeatMs;
    } else await board.beyond(version, quietUntil - performance.now(), ended);
  }
  if (ended.reason === 'bye') yield frame({ name: 'bye', data: { at: new Date().toISOString() } });
}

/** JSON has no line breaks of its own, which would end the data. */
function frame({ name, data }: LiveEvent): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
