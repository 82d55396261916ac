import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type FilterChange, type Filters, readFilters, withFilters } from './filters.js';

/** The filters in the address bar, and how to change them: Back takes a change back. */
export function useFilters(): {
  readonly filters: Filters;
  readonly faults: readonly string[];
  readonly change: (change: Partial<FilterChange>) => void;
  /** For links: the query of this page with a change. */
  readonly searchWith: (change: Partial<FilterChange>) => string;
} {
  const [search, setSearch] = useSearchParams();
  return useMemo(
    () => ({
      ...readFilters(search),
      // What was chosen while an answer was awaited stays chosen: the address of now, and not of when it was asked.
      change: change =>
        setSearch(withFilters(new URLSearchParams(window.location.search), change), {
          preventScrollReset: true,
        }),
      searchWith: change => {
        const written = withFilters(search, change).toString();
        return written === '' ? '' : `?${written}`;
      },
    }),
    [search, setSearch],
  );
}
