import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../client/api.js';

export type Target = Schemas['Target'];
export type Scenario = Schemas['Scenario'];
export type ScenarioReply = Schemas['ScenarioReply'];
export type ScenarioBody = Schemas['ReviseScenarioBody'];
export type ComparisonReply = Schemas['ComparisonReply'];
export type Comparison = Schemas['Comparison'];
export type SolutionReply = Schemas['SolutionReply'];
export type SensitivityReply = Schemas['SensitivityReply'];
export type Job = Schemas['JobInList'];
export type KeptForecast = Schemas['KeptForecast'];
export type LeverTold = Schemas['LeverTold'];

export const scenariosAsked = queryOptions({
  queryKey: ['scenarios'],
  queryFn: ({ signal }) => answerOf(api.GET('/v1/scenarios', { signal })),
});

export function scenarioAsked(id: string) {
  return queryOptions({
    queryKey: ['scenario', id],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/scenarios/{id}', { params: { path: { id } }, signal })),
  });
}

export function forecastsUnderAsked(scenario: string) {
  return queryOptions({
    queryKey: ['forecasts-under', scenario],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/forecasts', { params: { query: { scenario } }, signal })),
  });
}

/** Of a job its stream tells; this is for when the stream is not to be had, and for a job that is not known yet. */
const LOOKED_AT_EVERY_MS = 15_000;
const LOOKED_FOR_EVERY_MS = 1_000;

interface Made {
  readonly status: 'under-way' | 'answered' | 'no-answer' | 'not-made';
  readonly job: Job | null;
}
const untilMade = ({ state: { data } }: { readonly state: { readonly data: Made | undefined } }) => {
  if (data?.status !== 'under-way') return false as const;
  return data.job ? LOOKED_AT_EVERY_MS : LOOKED_FOR_EVERY_MS;
};

export function comparisonAsked(id: string) {
  return queryOptions<ComparisonReply>({
    queryKey: ['comparison', id],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/comparisons/{id}', { params: { path: { id } }, signal })),
    refetchInterval: untilMade,
  });
}

export function solutionAsked(id: string) {
  return queryOptions<SolutionReply>({
    queryKey: ['solution', id],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/solutions/{id}', { params: { path: { id } }, signal })),
    refetchInterval: untilMade,
  });
}

export function sensitivityAsked(target: string) {
  return queryOptions<SensitivityReply>({
    queryKey: ['sensitivity', target],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/targets/{id}/sensitivity', { params: { path: { id: target } }, signal })),
    refetchInterval: untilMade,
  });
}

/** What a person counts in FTE, where and on the day from which a forecast begins; 1 where people are counted, or where nobody tells both. */
export function ftePerHeadAsked(target: Target, { evidence, origin }: Schemas['ForecastFrom']) {
  const { profession, area, measure } = target;
  return queryOptions({
    queryKey: ['fte-per-head', profession, area, measure, evidence, origin],
    queryFn: async ({ signal }) => {
      if (measure !== 'fte') return 1;
      const [fte, headcount] = await Promise.all(
        (['fte', 'headcount'] as const).map(counted =>
          evidence === 'reported'
            ? reportedOn({ profession, area, measure: counted }, origin, signal)
            : derivedOn({ profession, area, measure: counted }, origin, signal),
        ),
      );
      return fte && headcount ? fte / headcount : 1;
    },
  });
}

interface Counted extends Pick<Target, 'profession' | 'area'> {
  readonly measure: 'fte' | 'headcount';
}

async function reportedOn(counted: Counted, on: string, signal: AbortSignal): Promise<number | null> {
  const { periods } = await answerOf(
    api.GET('/v1/workforce/reported', { params: { query: counted }, signal }),
  );
  return periods.find(({ to }) => to === on)?.end ?? null;
}

async function derivedOn(counted: Counted, on: string, signal: AbortSignal): Promise<number | null> {
  const { rows } = await answerOf(
    api.GET('/v1/stock', {
      params: { query: { ...counted, evidence: 'derived', from: on, to: on, every: 'month' } },
      signal,
    }),
  );
  return rows[0]?.value ?? null;
}

/** Undefined: it was taken, and will be there in a moment. @throws {ProblemError} `scenario-exists` and others */
export async function saveScenario(
  id: string,
  body: Omit<ScenarioBody, 'basedOn'>,
): Promise<ScenarioReply | undefined> {
  const reply = await answerOf(api.POST('/v1/scenarios', { body: { id, ...body } }));
  return 'history' in reply ? reply : undefined;
}

/** @throws {ProblemError} `stale-revision` and others */
export async function reviseScenario(id: string, body: ScenarioBody): Promise<ScenarioReply | undefined> {
  const asked = api.POST('/v1/scenarios/{id}/revisions', { params: { path: { id } }, body });
  const reply = await answerOf(asked);
  return 'history' in reply ? reply : undefined;
}

export async function compare(scenarios: string[], target: string): Promise<ComparisonReply> {
  return answerOf(api.POST('/v1/comparisons', { body: { scenarios, target } }));
}

export async function solve(body: Schemas['SolutionBody']): Promise<SolutionReply> {
  return answerOf(api.POST('/v1/solutions', { body }));
}

export async function cancelJob(id: string): Promise<void> {
  await answerOf(
    api.POST('/v1/jobs/{id}/cancel', { params: { path: { id } }, body: { by: 'the page Scenarios' } }),
  );
}
