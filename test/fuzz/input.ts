import { type EventType } from '@muster/domain';

/** What somebody might send to a door. */
export interface FuzzInput {
  /** Makes the same input again. */
  readonly seed: number;
  readonly door: 'event' | 'batch' | 'ndjson' | 'csv' | 'snapshot';
  /** Of a CSV file. */
  readonly type: EventType;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly body: Buffer;
}

/** What a door answered; parsers as functions answer as their door would. */
export interface FuzzAnswer {
  readonly status: number;
  readonly body: string;
}

/** Whoever is sent the inputs. It throws only when something is wrong with it. */
export type FuzzTarget = (input: FuzzInput) => Promise<FuzzAnswer>;

export const CONTENT_TYPES = {
  event: 'application/cloudevents+json',
  batch: 'application/cloudevents-batch+json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  snapshot: 'text/csv',
} as const satisfies Record<FuzzInput['door'], string>;
