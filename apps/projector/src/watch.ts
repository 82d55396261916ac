/** For whoever waits for work that walks over all subjects, page by page. */
export interface Watch {
  /** Told how many subjects were come to so far. */
  readonly progress?: (subjects: number) => void;
  /** Once it is given the work ends, at the end of the page in hand, with the reason of the signal. */
  readonly signal?: AbortSignal;
}
