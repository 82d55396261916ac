/** How the stream is. `away`: the service answers, its database does not. */
export type LiveState = 'connecting' | 'live' | 'away' | 'lost';

export interface LiveStream {
  stop(): void;
}

const RETRY_MS = 3_000;
/** What may change what a page shows (docs/api-live.md). */
const CHANGES = ['folded', 'reference', 'generation'];

/**
 * Follows /v1/live: `changed` whenever figures may be others, also after each time that the stream was lost, for what happened meanwhile
 * is not told again. A browser's EventSource gives up after any answer but 200, so a new one is made.
 */
export function followLive(
  changed: () => void,
  state: (state: LiveState) => void,
  open: () => EventSource = () => new EventSource('/v1/live'),
): LiveStream {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = RETRY_MS;
  let first = true;

  const connect = () => {
    timer = undefined;
    source = open();
    source.addEventListener('hello', event => {
      retryMs = (dataOf(event) as { retryMs?: number }).retryMs ?? RETRY_MS;
      state('live');
      // The page has just asked for all that it shows.
      if (!first) changed();
      first = false;
    });
    for (const name of CHANGES) source.addEventListener(name, changed);
    source.addEventListener('store', event => {
      const { answers } = dataOf(event) as { answers: boolean };
      state(answers ? 'live' : 'away');
      if (answers) changed();
    });
    source.addEventListener('bye', again);
    source.addEventListener('error', again);
  };
  const again = () => {
    source?.close();
    state('lost');
    first = false;
    timer ??= setTimeout(connect, retryMs);
  };
  connect();
  return {
    stop: () => {
      source?.close();
      clearTimeout(timer);
    },
  };
}

function dataOf(event: Event): unknown {
  return JSON.parse((event as MessageEvent<string>).data);
}
