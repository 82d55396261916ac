import { type Fault, type TargetCard } from '@muster/domain';
import { type LogPosition } from '@muster/event-log';
import { parkedReason, readCheckpoint, targetCardById } from '@muster/store';
import { type Snapshot } from '../freshness/snapshots.js';

/** A command's event, once the log holds it. */
export interface Sent extends LogPosition {
  /** Of the log: a topic made anew counts its offsets from 0 again. */
  readonly identity: string;
  /** The id of the target that it is about. */
  readonly target: string;
  /** The id of the event. */
  readonly event: string;
}

/** What became of it. */
export type Fate =
  /** The log holds it, and it is not folded in yet. */
  | { readonly status: 'pending' }
  /** It is one of the revisions of the target. */
  | { readonly status: 'applied'; readonly card: TargetCard }
  /** It could not be folded in, and was set aside. */
  | { readonly status: 'parked'; readonly reason: string; readonly faults: readonly Fault[] }
  /** It is folded in and changed nothing: another event about the target came before it, or it was corrected since. */
  | { readonly status: 'without-effect'; readonly card: TargetCard | undefined };

/** Where to ask what became of it. */
export function commandAddress({ topic, partition, offset }: LogPosition): string {
  return `/v1/commands/${topic}/${partition}/${offset}`;
}

export async function fateOf(snapshot: Snapshot, sent: Sent): Promise<Fate> {
  const checkpoint = await readCheckpoint(snapshot, sent.topic, sent.partition);
  if (checkpoint?.identity !== sent.identity || checkpoint.next <= sent.offset) return { status: 'pending' };
  const card = await targetCardById(snapshot.entities, snapshot.generation, sent.target);
  if (card?.revisions.some(({ revision }) => revision === sent.event)) return { status: 'applied', card };
  const parked = await parkedReason(snapshot, sent);
  return parked ? { status: 'parked', ...parked } : { status: 'without-effect', card };
}
