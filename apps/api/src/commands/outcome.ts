import { type Fault, type Revised } from '@muster/domain';
import { type AsOf } from '../freshness/as-of.js';
import { type Carried } from './command-log.js';
import { type CommandCards, type CommandKind, type Sent } from './fate.js';
import { inBody } from './set-aside.js';

/** What making or revising a target or scenario came to. */
export type CommandOutcome<K extends CommandKind> =
  { readonly status: 'applied'; readonly card: CommandCards[K]; readonly asOf: AsOf } | Unapplied<K>;

export type Unapplied<K extends CommandKind> =
  | { readonly status: 'pending'; readonly sent: Sent<K>; readonly asOf: AsOf }
  /** Pointers lead into the event. */
  | { readonly status: 'parked'; readonly reason: string; readonly faults: readonly Fault[] }
  /** What was sent cannot be. Pointers lead into the body. */
  | { readonly status: 'invalid'; readonly faults: readonly Fault[] }
  | { readonly status: 'exists' }
  /** `revision`: what it reads now; undefined when there is none any more. */
  | { readonly status: 'stale'; readonly revision: string | undefined };

/** Of a command that was carried out. What changed nothing lost a race: `lost` says what to. */
export function outcomeOf<K extends CommandKind>(
  carried: Carried<K>,
  lost: (current: CommandCards[K] | undefined) => Unapplied<K>,
): CommandOutcome<K> {
  switch (carried.status) {
    case 'refused':
      return { status: 'invalid', faults: carried.faults.map(inBody) };
    case 'parked':
      return { status: 'parked', reason: carried.reason, faults: carried.faults };
    case 'without-effect':
      return lost(carried.card);
    case 'applied':
    case 'pending':
      return carried;
    default:
      return carried satisfies never;
  }
}

/** Why a revision cannot follow the current one; undefined where it can. */
export function cannotFollow(
  current: Revised,
  { basedOn, effectiveOn }: { readonly basedOn: string; readonly effectiveOn: string },
): Extract<Unapplied<CommandKind>, { status: 'stale' | 'invalid' }> | undefined {
  if (basedOn !== current.revision && basedOn !== current.corrects)
    return { status: 'stale', revision: current.revision };
  if (effectiveOn >= current.effectiveOn) return undefined;
  const fault = {
    pointer: '/effectiveOn',
    expected: `a day not before ${current.effectiveOn}, from which the current revision holds`,
    got: `"${effectiveOn}"`,
  };
  return { status: 'invalid', faults: [fault] };
}

/** Revisions of one day are folded in order of time: whatever the clocks say, this one comes after what it is based on. */
export function timeAfter(current: Revised, now: Date): Date {
  return new Date(Math.max(now.getTime(), Date.parse(current.recordedAt) + 1));
}
