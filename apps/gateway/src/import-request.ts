import { type Day, type EventType, type Fault, type RejectionCode } from '@muster/domain';
import { type Appended } from '@muster/store';
import { type Delivery, type ItemOutcome } from './delivery/delivery.js';
import { type Taken } from './delivery/take.js';
import { type Gateway } from './delivery/gateway.js';
import { type Movement } from './gate/judge.js';
import { type Replaces } from './keyed/replaces.js';
import { type AnyMapping } from './mappings/mapping.js';
import { type SnapshotSummary } from './snapshots/summary.js';

export interface ImportRequest {
  readonly file: string;
  /** How to read a CSV file that is no file of one event type; NDJSON files of CloudEvents need none. */
  readonly mapping?: AnyMapping;
  /** The date of the publication, where the mapping asks for it. */
  readonly vintage?: string;
  /** What a snapshot is of, where the mapping is of one. */
  readonly snapshot?: SnapshotAsked;
  /** Of a CSV file whose rows are events of one type. */
  readonly events?: { readonly type: EventType; readonly source?: string; readonly replaces?: Replaces };
  /** Kept with the delivery, to know the file again. */
  readonly sha256?: string;
  /** Checked and told, but nothing is kept or sent. */
  readonly dryRun?: boolean;
  readonly gateway: Gateway;
  /** Told as the file is read: bytes so far, of how many. */
  progress?(done: number, total: number): void;
  /** Told of every item that goes back, in the file's own form with the reason. */
  reject(item: RejectedItem): void;
}

export interface SnapshotAsked {
  readonly organisation: string;
  readonly asAt: Day;
  readonly complete: boolean;
  readonly workplaces?: readonly string[];
  /** The source that says so, where it is not the mapping's. */
  readonly source?: string;
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
  readonly batch: string;
  readonly accepted: number;
  readonly unchanged: number;
  readonly duplicates: number;
  readonly held: number;
  /** Rows, or lines, that went back. */
  readonly rejected: number;
  /** Facts that the file no longer contains, where it replaces a range. */
  readonly retracted: number;
  /** Why it is held. */
  readonly movements: readonly Movement[];
  readonly summary?: SnapshotSummary;
  readonly note?: string;
  /** Folded in once the checkpoints have passed these. */
  readonly ends: readonly Appended[];
}

/** What the readers of each form of file share. */
export interface Import {
  readonly request: ImportRequest;
  readonly delivery: Delivery;
  readonly today: Day;
  progress(bytes: number): void;
  reject(item: RejectedItem): void;
  count(outcomes: readonly ItemOutcome[]): void;
  /** What else is to be reported. */
  note(more: Partial<Pick<ImportReport, 'retracted' | 'movements' | 'summary' | 'note'>>): void;
}

/** What goes back, with the place of the row or line that says it. */
export function rejectedOf({
  items,
}: Pick<Taken, 'items'>): { at: number; code: RejectionCode; faults: readonly Fault[] }[] {
  return items.flatMap(({ at, outcome }) =>
    outcome.outcome === 'rejected' && at !== undefined
      ? [{ at, code: outcome.code, faults: outcome.faults }]
      : [],
  );
}
