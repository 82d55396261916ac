import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { followStates } from './follow-states.js';
import { JobProgress } from './job-progress.js';
import { type Job } from './query.js';

const ENDED: readonly Job['state'][] = ['done', 'failed', 'cancelled'];

/**
 * How far a job is, as it happens. Once it has ended what it makes is fetched anew.
 * @param made the query of what it makes
 */
export function FollowedProgress({
  job,
  what,
  made,
}: {
  readonly job: Job;
  readonly what: string;
  readonly made: { readonly queryKey: QueryKey };
}) {
  const queries = useQueryClient();
  const [told, setTold] = useState<Job>();
  const { id } = job;
  const key = JSON.stringify(made.queryKey);
  useEffect(() => {
    const fetchMade = () => void queries.invalidateQueries({ queryKey: JSON.parse(key) as QueryKey });
    return followStates<{ readonly job: Job }>(
      `/v1/jobs/${id}/events`,
      state => {
        setTold(state.job);
        if (ENDED.includes(state.job.state)) fetchMade();
      },
      fetchMade,
    );
  }, [id, key, queries]);
  return <JobProgress job={told?.id === id ? told : job} what={what} />;
}
