import { type Fault, type ScenarioCard } from '@muster/domain';
import { type Carried } from '../../commands/command-log.js';
import { type Sent } from '../../commands/fate.js';
import { inBody } from '../../commands/set-aside.js';
import { type AsOf } from '../../freshness/as-of.js';

/** What saving or revising a scenario came to. */
export type ScenarioOutcome =
  | { readonly status: 'applied'; readonly card: ScenarioCard; readonly asOf: AsOf }
  | { readonly status: 'pending'; readonly sent: Sent<'scenario'>; readonly asOf: AsOf }
  /** Pointers lead into the event. */
  | { readonly status: 'parked'; readonly reason: string; readonly faults: readonly Fault[] }
  /** What was sent cannot be. Pointers lead into the body. */
  | { readonly status: 'invalid'; readonly faults: readonly Fault[] }
  | { readonly status: 'exists' }
  /** `revision`: what the scenario reads now; undefined when it is saved no longer. */
  | { readonly status: 'stale'; readonly revision: string | undefined };

/** Of a command that was carried out. What changed nothing lost a race: `lost` says what to. */
export function outcomeOf(
  carried: Carried<'scenario'>,
  lost: (current: ScenarioCard | undefined) => ScenarioOutcome,
): ScenarioOutcome {
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
