import { type AskedJob, type AskOptions, type Jobs } from './port.js';
import { type InputOf } from './kinds.js';
import { type ForecastKind } from './forecast-kinds.js';

/** Of what forecasts are made by: another version may answer otherwise on the same ground, and is asked anew. */
export const FORECAST_VERSION = 2;

/** How it is drawn where nobody says otherwise. */
export const USUAL_DRAWS = { seed: 1, trajectories: 10_000 } as const;

/** A person waits for an answer; the forecaster's own refreshing does not. 1 is first, 9 last. */
export const FOR_A_PERSON = 2;
export const REFRESHING = 8;

/**
 * Asks for a forecast on a ground. Whoever asks the same on the same ground, person or refresh, gets the same job.
 * @param ground the hash of what it is to be made of
 */
export function askForecast<K extends ForecastKind>(
  jobs: Jobs,
  kind: K,
  input: InputOf<K>,
  ground: string,
  options: Pick<AskOptions, 'by' | 'again' | 'priority'>,
): Promise<AskedJob<K>> {
  return jobs.ask(kind, askedInFull(kind, input), { ...options, provenance: provenanceOf(ground) });
}

/** With all that is usual written out: two who ask the same ask it in the same words. */
export function askedInFull<K extends ForecastKind>(kind: K, input: InputOf<K>): InputOf<K> {
  return { ...USUAL_DRAWS, ...(kind === 'backtest' && { model: TESTED }), ...input };
}

/** The model that a back-test is of where none is named. */
const TESTED = 'series';

const provenanceOf = (ground: string) => `ground ${ground}, version ${FORECAST_VERSION}`;
