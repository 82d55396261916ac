import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { atMostEvery } from './at-most-every.js';
import { followLive, type LiveState } from './live-stream.js';

/** Quick enough for an event to show within a second, seldom enough for an import of a million. */
const FETCH_EVERY_MS = 500;

interface Live {
  readonly state: LiveState;
  /** When figures were fetched anew because something changed; undefined: not since the page was opened. */
  readonly changedAt: Date | undefined;
}

const LiveContext = createContext<Live>({ state: 'connecting', changedAt: undefined });
export const useLive = (): Live => useContext(LiveContext);

/** Fetches what is shown anew whenever the API says that it may have changed; while nobody looks, once they look again. */
export function LiveUpdates({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [changedAt, setChangedAt] = useState<Date>();
  useEffect(() => {
    let missed = false;
    const fetching = atMostEvery(FETCH_EVERY_MS, () => {
      missed = document.hidden;
      if (missed) return;
      void queries.invalidateQueries();
      setChangedAt(new Date());
    });
    const seen = () => {
      if (missed && !document.hidden) fetching.call();
    };
    document.addEventListener('visibilitychange', seen);
    const stream = followLive(fetching.call, setState);
    return () => {
      stream.stop();
      fetching.stop();
      document.removeEventListener('visibilitychange', seen);
    };
  }, [queries]);
  const live = useMemo(() => ({ state, changedAt }), [state, changedAt]);
  return <LiveContext value={live}>{children}</LiveContext>;
}
