import { stateEvents } from '../../live/state-events.js';
import { JobsReply } from '../job-reply.js';

/** What is told of a job, by the name of the event. */
export const JOB_EVENTS = stateEvents('Job', { job: JobsReply.properties.jobs.items });
