import { type ForecastKind, type Job } from '@muster/jobs';
import { type KeptForecast } from '@muster/store';
import { type Static, type TSchema, Type } from 'typebox';
import { Nullable } from '../http/schemas.js';
import { jobInList, JobsReply } from '../jobs/job-reply.js';
import { NoAnswerJson } from './forecast-reply.js';
import { MadeAt, ProvenanceJson, provenanceJson } from './answer-json.js';

/** The reply about something that is asked for and made by a job: the job while it is under way, the answer once it is there. */
export function madeReply<Answer extends TSchema>(component: string, answer: Answer) {
  return Type.Object(
    {
      id: Type.String(),
      status: Type.Enum(['under-way', 'answered', 'no-answer', 'not-made'], {
        description:
          'not-made: the job failed or was cancelled, and `job` says why; asked again it is the same job',
      }),
      words: Type.Array(Type.String(), { description: 'the answer, or why there is none, for a planner' }),
      answer: Nullable(Type.Union([answer, NoAnswerJson])),
      madeAt: Nullable(MadeAt),
      provenance: Nullable(ProvenanceJson),
      job: Nullable(JobsReply.properties.jobs.items, 'null: it has ended so long ago that it is forgotten'),
      self: Type.String({ description: 'ask here again' }),
    },
    { component },
  );
}

export interface MadeParts<Answer> {
  readonly id: string;
  readonly kept: KeptForecast | undefined;
  readonly job: Job<ForecastKind> | undefined;
  readonly self: string;
  /** Of what was kept. */
  readonly json: (kept: KeptForecast) => Answer;
}

export function madeOf<Answer>({ id, kept, job, self, json }: MadeParts<Answer>) {
  const result = kept?.result as
    { readonly status: 'answered' | 'no-answer'; readonly words?: readonly string[] } | undefined;
  const failed = job?.state === 'failed' || job?.state === 'cancelled';
  const status = result?.status ?? (failed ? ('not-made' as const) : ('under-way' as const));
  const no = result?.status === 'no-answer' ? (result as unknown as Static<typeof NoAnswerJson>) : undefined;
  return {
    id,
    status,
    words: no ? [`${no.detail}: ${no.remedy}.`] : [...(result?.words ?? [])],
    answer: no ? { ...no } : kept ? json(kept) : null,
    madeAt: kept?.madeAt.toISOString() ?? null,
    provenance: kept ? provenanceJson(kept) : null,
    job: job ? jobInList(job) : null,
    self,
  };
}
