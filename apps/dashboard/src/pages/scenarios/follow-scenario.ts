import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { followStates } from './follow-states.js';
import { forecastsUnderAsked, type Job, scenarioAsked } from './query.js';

/** What the stream of a scenario tells (docs/api-live.md). */
export interface ScenarioState {
  readonly state: string;
  readonly forecast: string | null;
  readonly job: Job | null;
}

/**
 * How far the forecast of a scenario is, as it happens: the job with its progress; null: none is under way. Once another forecast is there the
 * scenario is fetched anew.
 */
export function useFollowedJob(id: string): Job | null {
  const queries = useQueryClient();
  const [job, setJob] = useState<Job | null>(null);
  useEffect(() => {
    let before: ScenarioState | undefined;
    const end = followStates<ScenarioState>(`/v1/scenarios/${encodeURIComponent(id)}/events`, state => {
      setJob(state.job);
      if (before?.state !== state.state || before.forecast !== state.forecast)
        for (const { queryKey } of [scenarioAsked(id), forecastsUnderAsked(id)])
          void queries.invalidateQueries({ queryKey });
      before = state;
    });
    return () => {
      end();
      setJob(null);
    };
  }, [id, queries]);
  return job;
}
