import { type QueryClient } from '@tanstack/react-query';
import { readFilters } from './address/filters.js';
import { targetsAsked } from './client/queries.js';
import { PAGES } from './pages.js';
import { positionAsked } from './pages/progress/query.js';

/** Who waits longer sees the page around the answer first. */
const WAITED_MS = 150;

/**
 * Reads what the page shows first, which browsers were told to fetch beside the scripts (addresses.json): it is then drawn at once, and not after
 * what would stand in its place. Without an answer the page asks itself, and says what is wrong.
 */
export async function firstAnswers(
  queries: QueryClient,
  { pathname, search }: Pick<Location, 'pathname' | 'search'>,
): Promise<void> {
  const waited = new Promise<void>(resolve => setTimeout(resolve, WAITED_MS));
  await Promise.race([waited, positionsOf(queries, pathname, search).catch(() => undefined)]);
}

async function positionsOf(queries: QueryClient, pathname: string, search: string): Promise<void> {
  const { targets } = await queries.fetchQuery(targetsAsked);
  if (pathname !== '/' && pathname !== PAGES[0]!.address) return;
  const { filters } = readFilters(new URLSearchParams(search));
  await Promise.all(targets.map(({ id }) => queries.prefetchQuery(positionAsked(id, filters))));
}
