/** Milliseconds, unless the name says otherwise. */
export interface JobSettings {
  /**
   * A worker that has not renewed its lock for so long is taken for dead: an event loop may be busy for the difference to `renewMs`, and a
   * job of a dead worker waits for at most so long and `stalledCheckMs`. Together below the 10 s that are promised.
   */
  readonly lockMs: number;
  readonly renewMs: number;
  readonly stalledCheckMs: number;
  /** A worker looks so often whether what it does was cancelled. */
  readonly cancelLookMs: number;
  /** Progress is kept so often at most. */
  readonly progressMs: number;
  /** After a handler failed the pause doubles from the first to the longest. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** Whoever asks, looks, lists or cancels is answered within this, or told that the backend is away. */
  readonly askWithinMs: number;
  /** `close` waits so long for what runs: with all that follows, it takes ten seconds at most… */
  readonly finishWithinMs: number;
  /** …then so long for handlers to heed their signals. */
  readonly handBackWithinMs: number;
  /** How many of what has ended are kept for each kind, and for how long. */
  readonly keepDone: Keep;
  readonly keepFailed: Keep;
}

export interface Keep {
  readonly seconds: number;
  readonly count: number;
}

const DAY_S = 86_400;

export const defaultSettings: JobSettings = {
  lockMs: 6_000,
  renewMs: 1_500,
  stalledCheckMs: 1_500,
  cancelLookMs: 500,
  progressMs: 250,
  firstPauseMs: 1_000,
  longestPauseMs: 60_000,
  askWithinMs: 4_000,
  finishWithinMs: 5_500,
  handBackWithinMs: 1_500,
  keepDone: { seconds: DAY_S, count: 500 },
  keepFailed: { seconds: 14 * DAY_S, count: 500 },
};
