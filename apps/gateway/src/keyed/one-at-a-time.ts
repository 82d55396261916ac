/**
 * Runs what is handed in one after the other within this process. Whoever waits for a lock of the database holds a connection
 * meanwhile; without this, enough of them would leave none to the one who has the lock.
 */
export function oneAtATime<Shared extends object>(): <T>(
  shared: Shared,
  work: () => Promise<T>,
) => Promise<T> {
  const last = new WeakMap<Shared, Promise<unknown>>();
  return (shared, work) => {
    const next = (last.get(shared) ?? Promise.resolve()).then(work, work);
    last.set(
      shared,
      next.catch(() => undefined),
    );
    return next;
  };
}
