import { type InputOf, type JobKind, type ResultOf } from './kinds.js';

/**
 * Work that takes longer than an answer may: asked for by one process, done by another, seen by all.
 *
 * What every backend promises:
 * - A job is what was asked: kind, input and provenance. Its id is their hash. Whoever asks for the same while it waits, runs or is
 *   still kept gets the same job, also of two who ask at once.
 * - `ask` resolves only when the backend holds the job. After `jobs-away` it is unknown whether it does: ask again.
 * - A job is done at least once. When a worker dies, that is noticed and another begins the job again within 10 s, from the start: a
 *   handler takes up what it finds (`work.job.progress`, its own store), and doing it twice does what doing it once does. A worker
 *   that only slept finds its signal aborted when it wakes (`job-lost`), and its result is not taken.
 * - A handler that fails is tried again after pauses that double, as often as its kind says. A `MusterFault` is not: a person has to
 *   do something about it. A job that two workers died of fails (`job-killed-its-workers`).
 * - Of the jobs of a kind, one with a smaller `priority` is begun first, of equal ones that which was asked first. What was begun
 *   already and handed back goes before all of them.
 * - What has ended is kept for `settings.keepDone` and `keepFailed`, then forgotten.
 *
 * A `MusterFault` says what a person can do; what else the backend throws comes through as it is. In Redis the jobs are as durable as
 * Redis is (`appendonly yes`), and it must not evict (`maxmemory-policy noeviction`).
 */
export interface Jobs {
  /**
   * @throws {MusterFault} `unknown-job-kind`, `bad-job-input`, `bad-job-options`; `jobs-away` when the backend does not answer for
   * `settings.askWithinMs`; `jobs-closed`
   */
  ask<K extends JobKind>(kind: K, input: InputOf<K>, options: AskOptions): Promise<AskedJob<K>>;

  /** Undefined where there is no such job, or none any more. @throws {MusterFault} `jobs-away`, `jobs-closed` */
  look(id: string): Promise<Job | undefined>;

  /** The latest asked first. @throws {MusterFault} `jobs-away`, `jobs-closed` */
  list(which?: ListOptions): Promise<Job[]>;

  /**
   * How many jobs there are in each state. One that was cancelled before it ran counts as waiting until a worker has come past it, in
   * a second where one is free.
   * @throws {MusterFault} `jobs-away`, `jobs-closed`
   */
  counts(): Promise<JobCounts>;

  /**
   * What waits is never begun, though `running` for the moment in which a worker puts it away. What runs, in whatever process, has its
   * signal aborted within a second (`job-cancelled`), is `running` until its handler ends, and then `cancelled`, unless it was done after
   * all. What has ended stays as it is.
   * @param by who wants it, to be shown
   * @returns the job as it is now
   * @throws {MusterFault} `unknown-job`, `jobs-away`, `jobs-closed`
   */
  cancel(id: string, by: string): Promise<Job>;

  /**
   * Does jobs of a kind from now on, until `close`. It begins as soon as the backend is there, and again whenever it is back: what keeps
   * it from that is told to `fault`.
   * @throws {MusterFault} `jobs-closed`; `already-working` on this kind
   */
  work<K extends JobKind>(kind: K, handler: Handler<K>, options?: WorkOptions): void;

  /**
   * Begins nothing more, waits for what runs, and hands back what is not finished in time, to be begun by another worker: its signal is
   * aborted (`job-handed-back`), and that attempt is not counted. All within ten seconds; refuses whatever comes after.
   */
  close(): Promise<void>;
}

export type JobState = (typeof JOB_STATES)[number];

/** `delayed`: not to be begun yet, because it was asked so or because it failed and will be tried again. */
export const JOB_STATES = ['waiting', 'delayed', 'running', 'done', 'failed', 'cancelled'] as const;

/** Of several kinds, told apart by `kind`. */
export type Job<K extends JobKind = JobKind> = { readonly [Each in K]: JobOf<Each> }[K];

export interface JobOf<K extends JobKind> {
  /** 64 hexadecimal digits. */
  readonly id: string;
  readonly kind: K;
  readonly input: InputOf<K>;
  readonly provenance: string;
  readonly priority: number;
  readonly state: JobState;
  readonly asked: { readonly by?: string; readonly at: Date };
  /** How often a worker has taken it, those included that died or handed it back. */
  readonly attempts: number;
  /** When it was begun last. */
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  /** As the handler told it last, in this attempt or an earlier one. */
  readonly progress?: Progress;
  /** Of a job that is done. */
  readonly result?: ResultOf<K>;
  /** Why it failed or was cancelled; before that, why its last attempt failed. */
  readonly fault?: JobFault;
  /** Somebody wants it cancelled. */
  readonly cancel?: { readonly by: string; readonly at: Date };
}

/** `known`: it had been asked for before. */
export type AskedJob<K extends JobKind = JobKind> = Job<K> & { readonly outcome: 'asked' | 'known' };

export interface AskOptions {
  /**
   * What the result depends on besides the input: a generation, an epoch, the newest fact known. Whoever asks with another provenance
   * asks for another job. At most 1,000 characters.
   */
  readonly provenance: string;
  /** 1 (first) to 9 (last); default 5. */
  readonly priority?: number;
  /** Not to be begun earlier: in milliseconds from now, at most a year. */
  readonly delayMs?: number;
  /** Who asks, to be shown. At most 200 characters. */
  readonly by?: string;
  /** What has ended, in whatever state, is forgotten and asked anew. */
  readonly again?: boolean;
}

export interface ListOptions {
  readonly kind?: JobKind;
  readonly state?: JobState;
  /** Default 50. */
  readonly limit?: number;
}

export type JobCounts = Readonly<Record<JobKind, Readonly<Record<JobState, number>>>>;

export interface Progress {
  readonly done: number;
  /** Of so many, in the same unit. */
  readonly total?: number;
  /** Left out by a handler, it follows from `done`, `total` and the time since the attempt began. */
  readonly secondsLeft?: number;
  /** What is being done. */
  readonly words?: string;
}

export interface JobFault {
  /** Of a `MusterFault` its own; `unplanned` of anything else. */
  readonly code: string;
  readonly message: string;
  readonly remedy?: string;
}

/** @returns plain JSON, at most a megabyte of it (`job-result-too-large`) */
export type Handler<K extends JobKind> = (input: InputOf<K>, work: Work<K>) => Promise<ResultOf<K>>;

export interface Work<K extends JobKind = JobKind> {
  /** As it was when it was taken: `progress` is what the attempt before told. */
  readonly job: Job<K>;
  /** 1 for the first. */
  readonly attempt: number;
  /** Aborted with a `MusterFault`: `job-cancelled`, `job-handed-back` or `job-lost`. The handler ends, by throwing whatever it likes. */
  readonly signal: AbortSignal;
  /**
   * For a handler that counts for long without letting go: its signal may be late, and this is not.
   * @throws what `signal` is aborted with, where the job was cancelled meanwhile
   */
  heard(): Promise<void>;
  /** Cheap: kept every `settings.progressMs` at most, the last in any case. */
  progress(progress: Progress): void;
}

export interface WorkOptions {
  /** So many jobs of the kind at once in this process; default 1. */
  readonly atOnce?: number;
}
