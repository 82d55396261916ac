import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { forecastsUnderAsked, type Job, scenarioAsked } from './query.js';

/** What the stream of a scenario tells (docs/api-live.md). */
export interface ScenarioState {
  readonly state: string;
  readonly forecast: string | null;
  readonly job: Job | null;
}

const RETRY_MS = 3_000;

/**
 * How far the forecast of a scenario is, as it happens: the job with its progress; null: none is under way. Once another forecast is there the
 * scenario is fetched anew.
 */
export function useFollowedJob(id: string): Job | null {
  const queries = useQueryClient();
  const [job, setJob] = useState<Job | null>(null);
  useEffect(() => {
    let told: ScenarioState | undefined;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const connect = () => {
      source = new EventSource(`/v1/scenarios/${encodeURIComponent(id)}/events`);
      source.addEventListener('state', event => {
        const state = JSON.parse((event as MessageEvent<string>).data) as ScenarioState;
        setJob(state.job);
        if (told?.state !== state.state || told.forecast !== state.forecast)
          for (const { queryKey } of [scenarioAsked(id), forecastsUnderAsked(id)])
            void queries.invalidateQueries({ queryKey });
        told = state;
      });
      source.addEventListener('bye', again);
      source.addEventListener('error', again);
    };
    const again = () => {
      source?.close();
      timer ??= setTimeout(() => {
        timer = undefined;
        connect();
      }, RETRY_MS);
    };
    connect();
    return () => {
      source?.close();
      clearTimeout(timer);
      setJob(null);
    };
  }, [id, queries]);
  return job;
}
