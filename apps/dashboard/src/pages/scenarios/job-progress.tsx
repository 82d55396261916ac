import { useState } from 'react';
import { Problem } from '../../states/problem.js';
import { cancelJob, type Job } from './query.js';

/** How far a job is, how long it will take, and a way to end it. */
export function JobProgress({ job, what }: { readonly job: Job; readonly what: string }) {
  const [fault, setFault] = useState<Error>();
  const { state, progress, cancel } = job;
  const share = progress?.total ? progress.done / progress.total : undefined;
  return (
    <div className="muster-progress">
      <p role="status">{stateInWords(job, what)}</p>
      <p className="muster-progress__row">
        <progress
          aria-label={`How far ${what} is`}
          max={1}
          {...(state === 'running' && share !== undefined && { value: share })}
        />
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          disabled={cancel !== null}
          onClick={() => void cancelJob(job.id).catch((error: unknown) => setFault(error as Error))}
        >
          {cancel ? 'Being cancelled' : 'Cancel'}
          <span className="nhsuk-u-visually-hidden"> {what}</span>
        </button>
      </p>
      {fault && <Problem error={fault} />}
    </div>
  );
}

export function stateInWords({ state, progress, fault }: Job, what: string): string {
  switch (state) {
    case 'waiting':
      return `Waiting for ${what} to begin.`;
    case 'delayed':
      return `It is tried again in a while${fault ? `: ${fault.message}` : ''}.`;
    case 'running': {
      const doing = progress?.words ? `: ${progress.words}` : '';
      const left = progress?.secondsLeft == null ? '' : `, about ${Math.ceil(progress.secondsLeft)} s more`;
      return `Working on ${what}${doing}${left}.`;
    }
    case 'done':
      return `Done: ${what}.`;
    case 'failed':
      return `It failed: ${fault?.message ?? 'nobody said why'}. ${fault?.remedy ?? ''}`;
    case 'cancelled':
      return `It was cancelled${job_by(fault?.message)}.`;
    default:
      return state satisfies never;
  }
}

const job_by = (message: string | undefined) => (message ? `: ${message}` : '');
