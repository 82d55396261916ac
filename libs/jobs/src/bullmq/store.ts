import { type Processor, type Worker, type WorkerOptions } from 'bullmq';
import { type Kept, type KeptQueue } from './kept.js';

export type KeptWorker = Worker<Kept, unknown>;

/** Where jobs are kept: what BullMQ has for each backend, made to behave alike. */
export interface Store {
  /** Host and port, for messages: never a password. */
  readonly where: string;
  /** Over connections that answer or fail within `askWithinMs`. */
  queue(name: string): KeptQueue;
  /** Over connections of its own, which come back by themselves until they are cut. */
  worker(
    name: string,
    processor: Processor<Kept, unknown>,
    options: Omit<WorkerOptions, 'connection'>,
  ): StartedWorker;
  /** Cuts the connections of the queues. */
  close(): Promise<void>;
}

export interface StartedWorker {
  readonly worker: KeptWorker;
  /** Whether its connections stand: where they do not, BullMQ cannot close it in order, and would wait for ever. */
  readonly isConnected: () => boolean;
  readonly cut: () => void;
}

/** Told of what goes wrong between here and the store; the same words again within ten seconds are not told. */
export type Tell = (error: unknown) => void;

/** Errors of a connection come by several ways, and where nobody listens they are printed, or end the process. */
export const toldAlready = (): void => undefined;

/** The backend has so long to hear that something is closed. */
export const CLOSES_WITHIN_MS = 700;
/** After a fetch that failed, BullMQ fetches again at once unless nobody listens at the port: a thousand times a second. */
export const FETCH_PAUSE_MS = 500;
/** A worker looks by itself so often, whatever it was not told of. */
export const DRAINED_S = 5;
/** Also where a job is to be begun much later: PostgreSQL's would sleep for an hour, and rely on a notification. */
export const LONGEST_SLEEP_S = 10;
/** A connection of a worker that gives no answer for so long is lost. Longer than a blocking fetch. */
export const SILENT_MS = 15_000;
