import { useQuery } from '@tanstack/react-query';
import { useFilters } from '../address/use-filters.js';
import { type AsOf } from '../client/api.js';
import { targetsAsked } from '../client/queries.js';

/**
 * The newest day that is told of people, today at the latest: after it nobody completes or joins because nobody tells of it, and silence
 * would read as failure. What planners write, a scenario saved today, tells of nobody.
 */
export function newestToldOf({ newestPeopleDay }: Pick<AsOf, 'newestPeopleDay'>, today: string): string {
  return newestPeopleDay !== null && newestPeopleDay < today ? newestPeopleDay : today;
}

/** The day up to which a page counts: the one that was chosen, or the newest that is told of; undefined while that is not known. */
export function useCountedOn(): string | undefined {
  const { filters } = useFilters();
  const { data } = useQuery(targetsAsked);
  if (filters.on !== undefined) return filters.on;
  return data && newestToldOf(data.asOf, new Date().toISOString().slice(0, 10));
}
