import { type Fault, type RejectionCode } from '@muster/domain';
import { type LogPosition } from '@muster/event-log';
import { type Sender } from '../suppliers/supplier.js';

/** A request or a file, as it is received. */
export interface Delivery {
  /** The name under which it is kept, held and withdrawn. */
  readonly batch: string;
  readonly sender: Sender;
  readonly door: 'events' | 'ndjson' | 'csv' | 'snapshot' | 'mapped' | 'inbound';
  /** The file's name without its folder, or what stands for it. */
  readonly name: string;
  readonly receivedAt: Date;
  /** Checked and judged, but nothing is appended or kept. */
  readonly dryRun: boolean;
  /** Of a held delivery: who let it through. */
  readonly releasedBy?: string;
  /** Of a held delivery: whose it is, by the name under which it is kept. */
  readonly keptFor?: string;
}

/** What gateway says of one item of a delivery. */
export type ItemOutcome =
  /** In the log, durably; without a position in a dry run. */
  | { readonly outcome: 'accepted'; readonly position?: LogPosition }
  /** The same fact stands already: no event was made. */
  | { readonly outcome: 'unchanged' }
  /** An earlier item of the delivery says the same under the same identity. */
  | { readonly outcome: 'duplicate-in-request' }
  /** Good, but the delivery as a whole is implausible: it waits for a named person. */
  | { readonly outcome: 'held' }
  | { readonly outcome: 'rejected'; readonly code: RejectionCode; readonly faults: readonly Fault[] };
