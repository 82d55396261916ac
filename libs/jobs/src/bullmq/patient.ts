import { type BackendFactory, type IQueueBackend } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { FETCH_PAUSE_MS, LONGEST_SLEEP_S } from './store.js';

/** A backend for workers which pauses after a fetch that failed, and does not sleep for longer than `LONGEST_SLEEP_S`. */
export function patient<Backend extends IQueueBackend, Connection>(
  factory: BackendFactory<Backend, Connection>,
): BackendFactory<Backend, Connection> {
  return (name, options, more) => {
    const backend = factory(name, options, more);
    const moveToActive = backend.moveToActive.bind(backend);
    backend.moveToActive = async (...fetch) => {
      const fetched = moveToActive(...fetch);
      await fetched.catch(() => sleep(FETCH_PAUSE_MS));
      return fetched;
    };
    return Object.defineProperty(backend, 'maximumBlockTimeout', { value: LONGEST_SLEEP_S });
  };
}
