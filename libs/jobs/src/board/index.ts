import { type Queue } from 'bullmq';
import { BullMqJobs } from '../bullmq/bullmq-jobs.js';
import { type Jobs } from '../port.js';

/**
 * The queues behind these jobs, one of each kind, for a board that operators look at.
 * @example
 * createBullBoard({ queues: boardQueues(jobs).map(queue => new BullMQAdapter(queue)), serverAdapter });
 */
export function boardQueues(jobs: Jobs): readonly Queue[] {
  if (!(jobs instanceof BullMqJobs)) throw new Error('a board shows what openJobs opened');
  return [...jobs.queues.values()] as Queue[];
}
