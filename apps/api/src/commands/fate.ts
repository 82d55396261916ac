import { type Fault, type ScenarioCard, type TargetCard } from '@muster/domain';
import { type LogPosition } from '@muster/event-log';
import { parkedReason, readCheckpoint, scenarioCardById, targetCardById } from '@muster/store';
import { type Snapshot } from '../freshness/snapshots.js';

/** What commands are about, and the card of each. */
export interface CommandCards {
  readonly target: TargetCard;
  readonly scenario: ScenarioCard;
}
export type CommandKind = keyof CommandCards;

/** A command's event, once the log holds it. */
export interface Sent<K extends CommandKind = CommandKind> extends LogPosition {
  /** Of the log: a topic made anew counts its offsets from 0 again. */
  readonly identity: string;
  readonly kind: K;
  /** The id of the target or scenario that it is about. */
  readonly about: string;
  /** The id of the event. */
  readonly event: string;
}

/** What became of it. */
export type Fate<K extends CommandKind = CommandKind> =
  /** The log holds it, and it is not folded in yet. */
  | { readonly status: 'pending' }
  /** It is one of the revisions of the target or scenario. */
  | { readonly status: 'applied'; readonly card: CommandCards[K] }
  /** It could not be folded in, and was set aside. */
  | { readonly status: 'parked'; readonly reason: string; readonly faults: readonly Fault[] }
  /** It is folded in and changed nothing: another event came before it, or it was corrected since. */
  | { readonly status: 'without-effect'; readonly card: CommandCards[K] | undefined };

/** Where to ask what became of it. */
export function commandAddress({ topic, partition, offset }: LogPosition): string {
  return `/v1/commands/${topic}/${partition}/${offset}`;
}

export async function fateOf<K extends CommandKind>(snapshot: Snapshot, sent: Sent<K>): Promise<Fate<K>> {
  const checkpoint = await readCheckpoint(snapshot, sent.topic, sent.partition);
  if (checkpoint?.identity !== sent.identity || checkpoint.next <= sent.offset) return { status: 'pending' };
  const card = await CARDS[sent.kind](snapshot, sent.about);
  const revisions: readonly { readonly revision: string }[] = card?.revisions ?? [];
  if (card && revisions.some(({ revision }) => revision === sent.event)) return { status: 'applied', card };
  const parked = await parkedReason(snapshot, sent);
  return parked ? { status: 'parked', ...parked } : { status: 'without-effect', card };
}

const CARDS: {
  readonly [K in CommandKind]: (snapshot: Snapshot, id: string) => Promise<CommandCards[K] | undefined>;
} = {
  target: ({ entities, generation }, id) => targetCardById(entities, generation, id),
  scenario: ({ entities, generation }, id) => scenarioCardById(entities, generation, id),
};
