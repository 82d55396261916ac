import { Type } from 'typebox';
import { Instant } from '../../http/schemas.js';
import { JobsReply } from '../job-reply.js';

/** What is told of a job, by the name of the event. */
export const JOB_EVENTS = {
  state: Type.Object(
    { job: JobsReply.properties.jobs.items },
    {
      component: 'JobState',
      description: 'The first event of every stream, and again whenever it is another.',
    },
  ),
  bye: Type.Object(
    { at: Instant('when') },
    { component: 'JobBye', description: 'The last event: the service stops. Connect again.' },
  ),
} as const;
