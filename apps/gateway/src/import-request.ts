import { type Day, type Fault } from '@muster/domain';
import { type EventLog } from '@muster/event-log';
import { type Clock } from '@muster/platform';
import { type Appended, type Database } from '@muster/store';
import { type ItemOutcome } from './deliver.js';
import { type Mapping } from './mappings/mapping.js';
import { type Pseudonymiser } from './pseudonyms.js';

export interface ImportRequest {
  readonly file: string;
  /** How to read a CSV file; NDJSON files of CloudEvents need none. */
  readonly mapping?: Mapping;
  /** The date of the publication, where the mapping asks for it. */
  readonly vintage?: string;
  /** Kept with the delivery, to know the file again. */
  readonly sha256?: string;
  /** How ids in clear become pseudonyms. */
  readonly pseudonymise: Pseudonymiser;
  readonly log: EventLog;
  readonly database: Database;
  readonly clock: Clock;
  /** Told as the file is read: bytes so far, of how many. */
  progress?(done: number, total: number): void;
  /** Told of every item that goes back, in the file's own form with the reason. */
  reject(item: RejectedItem): void;
}

export interface RejectedItem {
  readonly line: number;
  readonly code: string;
  readonly faults: readonly Fault[];
  /** CSV: the row's cells under the file's header. NDJSON: the line. */
  readonly header: readonly string[] | undefined;
  readonly raw: readonly string[];
}

export interface ImportReport {
  readonly file: string;
  readonly accepted: number;
  readonly unchanged: number;
  /** Rows, or lines, that went back. */
  readonly rejected: number;
  /** Folded in once the checkpoints have passed these. */
  readonly ends: readonly Appended[];
}

/** What the readers of each form of file share. */
export interface Import extends ImportRequest {
  readonly batch: string;
  readonly today: Day;
  count(outcomes: readonly ItemOutcome[]): void;
}
