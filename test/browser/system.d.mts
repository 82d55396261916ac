export interface RunningSystem {
  /** Of the api and the pages: http://127.0.0.1:54321 */
  readonly address: string;
  /** What a supplier brings who may say anything. */
  readonly key: string;
  /** What operators bring. */
  readonly opsKey: string;
}

/** Muster as `npm start` runs it, shared by all test files of a run. See system.mjs. */
export function runningSystem(): Promise<RunningSystem>;
export function prepareSystem(): void;
export function stopSystem(): Promise<void>;
