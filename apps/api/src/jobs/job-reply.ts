import { type Job, JOB_STATES } from '@muster/jobs';
import { type Static, Type } from 'typebox';
import { Instant, Nullable } from '../http/schemas.js';
import { SHOWN_KINDS, type ShownKind } from './asked-kinds.js';
import { JobResultJson, resultJson } from './job-results.js';

export const About = {
  id: Type.String({ description: '64 hexadecimal digits: of kind, input and provenance' }),
  kind: Type.Enum([...SHOWN_KINDS]),
  input: Type.Object(
    {
      on: Type.Optional(Type.String({ description: 'the day asked for' })),
      knownAt: Type.Optional(Type.String({ description: 'what was known at this moment' })),
    },
    {
      additionalProperties: true,
      description: 'as it was asked for; of forecasts the target, the scenario, seed and trajectories',
    },
  ),
  provenance: Type.String({
    description: 'the read models, the reference and the facts it was asked on: on others it is another job',
  }),
  state: Type.Enum([...JOB_STATES], {
    description:
      'waiting; delayed: to be tried again later; running; done; failed: `fault` says why; cancelled: `cancel` says by whom',
  }),
  asked: Type.Object({ by: Nullable(Type.String(), 'who asked first'), at: Instant('when') }),
  attempts: Type.Integer({ description: 'how often it was begun' }),
  startedAt: Nullable(Instant('when'), 'when it was begun last'),
  endedAt: Nullable(Instant('when'), 'when it was done, failed or was cancelled'),
  progress: Nullable(
    Type.Object({
      done: Type.Integer({ description: 'so many subjects' }),
      total: Nullable(Type.Integer(), 'of so many'),
      secondsLeft: Nullable(Type.Number(), 'about so many seconds more'),
      words: Nullable(Type.String(), 'what is being done'),
    }),
    'how far it is',
  ),
  fault: Nullable(
    Type.Object({
      code: Type.String({ description: 'stable: match on it; unplanned: a defect' }),
      message: Type.String(),
      remedy: Nullable(Type.String(), 'what to do'),
    }),
    'why it failed, or why it is tried again',
  ),
  cancel: Nullable(Type.Object({ by: Type.String(), at: Instant('when') }), 'who wants it cancelled'),
  self: Type.String({ description: 'ask here again' }),
};

export const JobReply = Type.Object(
  {
    ...About,
    result: Nullable(JobResultJson, 'of a job that is done'),
  },
  { component: 'JobReply', description: 'A job: what was asked for, how far it is, what came of it.' },
);
export type JobReply = Static<typeof JobReply>;

export const JobsReply = Type.Object(
  { jobs: Type.Array(Type.Object(About, { component: 'JobInList' })) },
  { component: 'JobsReply', description: 'Jobs without their results, the latest asked for first.' },
);
export type JobsReply = Static<typeof JobsReply>;

export const jobAddress = (id: string) => `/v1/jobs/${id}`;

export function jobReply(job: Job<ShownKind>): JobReply {
  return { ...jobInList(job), result: resultJson(job) };
}

export function jobInList(job: Job<ShownKind>): JobsReply['jobs'][number] {
  const { id, kind, input, provenance, state, asked, attempts, startedAt, endedAt } = job;
  const { progress, fault, cancel } = job;
  return {
    ...{ id, kind, provenance, state, attempts, input: { ...input } as Static<typeof About.input> },
    asked: { by: asked.by ?? null, at: asked.at.toISOString() },
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    progress: progress
      ? {
          done: progress.done,
          total: progress.total ?? null,
          secondsLeft: progress.secondsLeft ?? null,
          words: progress.words ?? null,
        }
      : null,
    fault: fault ? { code: fault.code, message: fault.message, remedy: fault.remedy ?? null } : null,
    cancel: cancel ? { by: cancel.by, at: cancel.at.toISOString() } : null,
    self: jobAddress(id),
  };
}
