/** A part of a job, which tells how far it is and ends where the job is cancelled. */
export interface Part {
  readonly signal: AbortSignal;
  /** @param share of the part that is done, 0 to 1 */
  told(share: number): void;
  /** So that a cancellation is heard. @throws the reason where it was cancelled */
  pause(): Promise<void>;
}

/** A part of a part: what it tells lies between two shares. */
export function within(part: Part, from: number, to: number): Part {
  return { ...part, told: share => part.told(from + (to - from) * share) };
}
