import { describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMostEvery } from './at-most-every.js';
import { followLive } from './live-stream.js';

/** As a browser's: what is dispatched to it, listeners hear. */
class Source extends EventTarget {
  closed = false;
  close() {
    this.closed = true;
  }
  tell(name: string, data: object = {}) {
    this.dispatchEvent(Object.assign(new Event(name), { data: JSON.stringify(data) }));
  }
}

function followed() {
  const sources: Source[] = [];
  const states: string[] = [];
  let changes = 0;
  const stream = followLive(
    () => changes++,
    state => states.push(state),
    () => {
      const source = new Source();
      sources.push(source);
      return source as unknown as EventSource;
    },
  );
  return { sources, states, stream, changes: () => changes };
}

describe('following what is folded in', () => {
  it('asks for nothing on the first hello, for the page has just asked, and for everything on each event', () => {
    const { sources, states, changes, stream } = followed();
    sources[0]!.tell('hello', { retryMs: 1 });
    expect([states.at(-1), changes()]).toEqual(['live', 0]);
    sources[0]!.tell('folded', { topic: 'muster.people' });
    sources[0]!.tell('generation', {});
    expect(changes()).toBe(2);
    stream.stop();
    expect(sources[0]!.closed).toBe(true);
  });

  it('connects anew when the stream is lost, and asks for everything then', async () => {
    const { sources, states, changes, stream } = followed();
    sources[0]!.tell('hello', { retryMs: 1 });
    sources[0]!.tell('error');
    expect([states.at(-1), sources[0]!.closed]).toEqual(['lost', true]);
    await sleep(20);
    expect(sources).toHaveLength(2);
    sources[1]!.tell('hello', { retryMs: 1 });
    expect([states.at(-1), changes()]).toEqual(['live', 1]);
    stream.stop();
  });

  it('says that the store is away, and asks for everything once it is back', () => {
    const { sources, states, changes, stream } = followed();
    sources[0]!.tell('hello', { retryMs: 1 });
    sources[0]!.tell('store', { answers: false });
    expect([states.at(-1), changes()]).toEqual(['away', 0]);
    sources[0]!.tell('store', { answers: true });
    expect([states.at(-1), changes()]).toEqual(['live', 1]);
    stream.stop();
  });
});

describe('at most every so often', () => {
  it('acts at once, joins a burst, and never forgets its last', async () => {
    let acts = 0;
    const { call, stop } = atMostEvery(30, () => acts++);
    for (let nth = 0; nth < 50; nth++) call();
    expect(acts).toBe(1);
    await sleep(80);
    expect(acts).toBe(2);
    stop();
  });
});
