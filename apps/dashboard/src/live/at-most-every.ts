/**
 * Calls at once, then at most once in so many milliseconds, the last call never lost: a burst of events becomes a few fetches.
 */
export function atMostEvery(
  ms: number,
  act: () => void,
): { readonly call: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted = false;
  const pause = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (!wanted) return;
      wanted = false;
      act();
      pause();
    }, ms);
  };
  return {
    call: () => {
      if (timer !== undefined) {
        wanted = true;
        return;
      }
      act();
      pause();
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      wanted = false;
    },
  };
}
