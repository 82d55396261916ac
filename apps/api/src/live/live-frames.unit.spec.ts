import { describe, expect, it } from 'vitest';
import { type LiveState } from '@muster/store';
import { Readable, Writable } from 'node:stream';
import { setImmediate as soon } from 'node:timers/promises';
import { LiveBoard } from './live-board.js';
import { liveFrames } from './live-frames.js';

const at = (next: number): LiveState => ({
  folded: [{ topic: 'muster.people', partition: 0, identity: 'a log', next }],
  generation: { number: 1, hash: 'one' },
  epoch: 1,
  refoldPending: 0,
});

/** One stream over a board, into a client that reads when it is let. */
function streamOf(board: LiveBoard) {
  let text = '';
  let taken: (() => void) | undefined;
  let reads = false;
  const client = new Writable({
    highWaterMark: 1024,
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      if (reads) done();
      else taken = done;
    },
  });
  const ending = new AbortController();
  const asOf = { folded: [], epoch: 1, generation: 'one', refoldPending: 0 };
  const hello = { asOf, refetch: true, retryMs: 1, heartbeatMs: 60_000 };
  let made = 0;
  const counted = async function* () {
    for await (const frame of liveFrames(board, {
      hello,
      topics: undefined,
      from: board.version,
      ended: ending.signal,
    })) {
      made += frame.length;
      yield frame;
    }
  };
  Readable.from(counted(), { objectMode: false, highWaterMark: 4096 }).pipe(client);
  return {
    ending,
    text: () => text,
    made: () => made,
    read: () => {
      reads = true;
      taken?.();
    },
    ended: new Promise(resolve => client.on('finish', resolve)),
  };
}

const lastNext = (text: string) => Number(/"next":(\d+)(?!.*"next")/s.exec(text)?.[1]);

describe('a stream that is not read', () => {
  it('makes no more than it holds, and tells the latest when it is read again', async () => {
    const board = new LiveBoard();
    board.show(at(0));
    const slow = streamOf(board);
    const quick = streamOf(board);
    quick.read();
    for (let next = 1; next <= 10_000; next += 1) {
      board.show(at(next));
      if (next % 10 === 0) await soon();
    }
    await soon();
    expect(slow.made()).toBeLessThan(4096 + 2 * 1024);
    expect(lastNext(quick.text())).toBe(10_000);
    expect(quick.made()).toBeGreaterThan(50_000);

    slow.read();
    slow.ending.abort('bye');
    quick.ending.abort('bye');
    await Promise.all([slow.ended, quick.ended]);
    expect(slow.text()).toMatch(/event: bye\ndata: {"at":"[^"]+"}\n\n$/);
  });

  it('is told the latest alone, once', () => {
    const board = new LiveBoard();
    board.show(at(0));
    const { version } = board;
    for (let next = 1; next <= 500; next += 1) board.show(at(next));
    const { events, version: now } = board.since(version);
    expect(events).toEqual([
      { name: 'folded', data: { topic: 'muster.people', partition: 0, next: 500, targets: null } },
    ]);
    expect(board.since(now).events).toEqual([]);
  });

  it('ends without a word when nobody is there any more', async () => {
    const board = new LiveBoard();
    board.show(at(0));
    const stream = streamOf(board);
    stream.read();
    await soon();
    stream.ending.abort('gone');
    await stream.ended;
    expect(stream.text()).not.toContain('bye');
  });
});

describe('what is shown to those who follow', () => {
  const governed = (next: number, generation = 1): LiveState => ({
    ...at(0),
    folded: [{ topic: 'muster.governance', partition: 1, identity: 'a log', next }],
    generation: { number: generation, hash: `hash ${generation}` },
  });

  it('adds up the targets that read otherwise, for who was told long ago and who was told just now', () => {
    const board = new LiveBoard();
    board.show(governed(1), new Map([['a', '1']]));
    const first = board.version;
    board.show(governed(2), new Map([['a', '2']]));
    const second = board.version;
    board.show(governed(3), new Map([['a', '2'], ['b', '1']])); // prettier-ignore
    const targets = (version: number) =>
      board.since(version).events.map(({ data }) => (data as { targets: unknown }).targets);
    expect([targets(first), targets(second)]).toEqual([[['a', 'b']], [['b']]]);
  });

  it('is looked at for targets only when their topic moved, or the read models were swapped', () => {
    const board = new LiveBoard();
    board.show(governed(1));
    expect([
      board.needsPrints(governed(1)),
      board.needsPrints(governed(2)),
      board.needsPrints(governed(1, 2)),
    ]).toEqual([false, true, true]);
  });

  it('tells of a log that begins anew, though its offset may be the same', () => {
    const board = new LiveBoard();
    board.show(at(5));
    const { version } = board;
    board.show({ ...at(5), folded: [{ ...at(5).folded[0]!, identity: 'another' }] });
    expect(board.since(version).events).toHaveLength(1);
  });

  it('tells once that the store does not answer, and once that it does', () => {
    const board = new LiveBoard();
    board.show(at(5));
    const { version } = board;
    board.showAway();
    board.showAway();
    const away = board.since(version);
    expect(away.events).toEqual([{ name: 'store', data: { answers: false } }]);
    board.show(at(5));
    expect(board.since(away.version).events).toEqual([{ name: 'store', data: { answers: true } }]);
  });
});
