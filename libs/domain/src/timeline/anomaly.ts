/**
 * A fault of a timeline, not of an event: each event is well formed, but together they do not make sense.
 * Counted per source, shown to it, and never an error.
 */
export type AnomalyCode =
  | 'target-never-seen'
  | 'forked-supersession'
  | 'supersession-cycle'
  | 'retraction-is-final'
  | 'succession-cycle'
  | 'second-report'
  | 'change-before-start'
  | 'end-before-start'
  | 'change-after-end'
  | 'second-start'
  | 'second-end'
  | 'unmapped-code'
  | 'conflicting-codes'
  | 'unknown-organisation'
  | 'overlapping-enrolment'
  | 'revision-before-set'
  | 'second-set'
  | 'stale-revision';

export interface Anomaly {
  readonly code: AnomalyCode;
  readonly source: string;
  readonly id: string;
}
