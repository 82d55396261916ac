import { type Logger, MusterFault } from '@muster/platform';
import { type JobKind, type ResultOf } from './kinds.js';
import { type Handler } from './port.js';

/**
 * Who looks for what a worker did, or died of, finds it in its log.
 * @param ofResult what of a result the log tells
 */
export function logged<K extends JobKind>(
  kind: K,
  handler: Handler<K>,
  logger: Logger,
  ofResult: (result: ResultOf<K>) => object = () => ({}),
): Handler<K> {
  return async (input, work) => {
    const of = { kind, job: work.job.id, attempt: work.attempt };
    const began = performance.now();
    const after = () => ({ ...of, ms: Math.round(performance.now() - began) });
    logger.info(of, 'begins a job');
    try {
      const result = await handler(input, work);
      logger.info({ ...after(), ...ofResult(result) }, 'has done a job');
      return result;
    } catch (error) {
      const why: unknown = work.signal.aborted ? work.signal.reason : error;
      const code = why instanceof MusterFault ? why.code : 'unplanned';
      logger.info({ ...after(), code }, 'has ended a job undone');
      throw error;
    }
  };
}
