/** What the exit code of a command says. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  /** Good items went in; some came back with their reasons. */
  rejected: 3,
  /** The store, or what should fold events into it, is not there. */
  unavailable: 4,
} as const;
