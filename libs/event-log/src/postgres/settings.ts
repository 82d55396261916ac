export interface PostgresLogSettings {
  /** Readers look for records, and consumers for partitions, at least so often, whatever notifications they got. */
  readonly pollMs: number;
  /** A connection that listens or holds locks is lost when it leaves a statement unanswered for so long: none waits for a lock. */
  readonly answerMs: number;
  /** Appends that arrive while a group commits go into the next, up to so many records… */
  readonly groupRecords: number;
  /** …and so many bytes of values. */
  readonly groupBytes: number;
  /** After a fault the pause doubles from the first to the longest, until something succeeds. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

export const defaultSettings: PostgresLogSettings = {
  pollMs: 5_000,
  answerMs: 5_000,
  groupRecords: 500,
  groupBytes: 8 * 1024 * 1024,
  firstPauseMs: 50,
  longestPauseMs: 5_000,
};
