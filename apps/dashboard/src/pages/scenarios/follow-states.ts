const RETRY_MS = 3_000;

/**
 * Follows what a stream of states tells (docs/api-live.md), and connects again where it is lost. While the window is not seen it is not followed: a
 * browser has six connections for all of its tabs, and who looks again is told how things are now.
 * @param told each state, the first as it is now
 * @param lost the stream has ended: what is shown may be old
 * @returns ends it
 */
export function followStates<State>(
  path: string,
  told: (state: State) => void,
  lost: () => void = () => undefined,
): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    source = new EventSource(path);
    source.addEventListener('state', event =>
      told(JSON.parse((event as MessageEvent<string>).data) as State),
    );
    source.addEventListener('bye', again);
    source.addEventListener('error', again);
  };
  const disconnect = () => {
    source?.close();
    source = undefined;
    clearTimeout(timer);
    timer = undefined;
  };
  const again = () => {
    disconnect();
    lost();
    timer = setTimeout(follow, RETRY_MS);
  };
  const follow = () => {
    disconnect();
    if (document.visibilityState === 'visible') connect();
  };
  document.addEventListener('visibilitychange', follow);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', follow);
    disconnect();
  };
}
