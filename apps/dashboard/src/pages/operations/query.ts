import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../client/api.js';
import { ProblemError } from '../../client/problem.js';

export type Reconciliation = Schemas['ReconciliationReply'];

/** What ops answers with, as far as it is shown (docs/operating.md). It is no part of the API's description. */
export interface Feed {
  readonly source: string;
  readonly lastCameAt: string;
  readonly hoursAgo: number;
  readonly newestEffectiveOn: string | null;
  readonly applied: number;
  readonly percentDoubled: number;
  readonly percentParked: number;
  readonly lately: {
    readonly came: number;
    readonly percentLate: number | null;
    readonly percentCorrected: number | null;
  };
}

export interface Lag {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly state: 'OK' | 'WARN' | 'STALL' | 'STOP' | 'REWIND';
  readonly behind: number;
  readonly behindSeconds: number | null;
}

export interface Parked {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly reason: string;
  readonly source?: string | null;
  readonly knownAt: string;
}

export interface Held {
  readonly batch: string;
  readonly sender: string;
  readonly file: string | null;
  readonly receivedAt: string;
  readonly events: number;
  readonly movements: readonly {
    readonly organisation: string;
    readonly inPost: number;
    readonly change: number;
    readonly leavers: number;
  }[];
}

export interface Queue {
  readonly kind: string;
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  readonly oldestWaitingSeconds: number | null;
}

interface OpsAnswers {
  readonly feeds: { readonly feeds: readonly Feed[] };
  readonly lag: { readonly partitions: readonly Lag[] };
  readonly parked: { readonly parked: readonly Parked[] };
  readonly held: { readonly held: readonly Held[] };
  readonly queues: { readonly queues: readonly Queue[] };
}

/** How often operators' figures are looked at: the live stream tells of figures, not of what waits. */
const LOOKED_AT_EVERY_MS = 10_000;

export function opsAsked<Name extends keyof OpsAnswers>(name: Name) {
  return queryOptions({
    queryKey: ['ops', name],
    refetchInterval: LOOKED_AT_EVERY_MS,
    queryFn: async ({ signal }): Promise<OpsAnswers[Name]> => {
      const response = await fetch(`/v1/ops/${name}`, { signal }).catch((cause: unknown) => {
        if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
        throw ProblemError.unreachable(cause);
      });
      if (!response.ok) throw ProblemError.from(response, await response.json().catch(() => undefined));
      return (await response.json()) as OpsAnswers[Name];
    },
  });
}

export interface Redriven {
  readonly dryRun: boolean;
  readonly count: number;
  readonly applied: number;
  readonly duplicate: number;
  readonly parked: number;
}

/**
 * Has parked events taken in anew, all that are parked for a reason; as a dry run unless `by` says who answers for it.
 * @throws {ProblemError} `only-reading`, `unauthenticated` and what else ops refuses
 */
export async function redrive(reason: string, key: string, by: string | undefined): Promise<Redriven> {
  const response = await fetch('/v1/ops/parked/redrive', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ reason, ...(by === undefined ? { dryRun: true } : { dryRun: false, by }) }),
  }).catch((cause: unknown) => {
    throw ProblemError.unreachable(cause);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw ProblemError.from(response, body);
  return body as Redriven;
}

export const jobsAsked = queryOptions({
  queryKey: ['jobs'],
  refetchInterval: LOOKED_AT_EVERY_MS,
  queryFn: ({ signal }) => answerOf(api.GET('/v1/jobs', { signal })),
});

export function reconciliationAsked(
  profession: Reconciliation['profession'],
  area: string,
  measure: 'fte' | 'headcount',
) {
  return queryOptions({
    queryKey: ['reconciliation', profession, area, measure],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/reconciliation', { params: { query: { profession, area, measure } }, signal })),
  });
}
