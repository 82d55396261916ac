import { type Fact, inForce, type Predecessors } from '@muster/domain';
import { asReceived, type Withdrawals } from './as-received.js';
import { nameOf } from './names.js';
import { finder, referenceOf, withReference } from './references.js';

/** What must be sent for the log to say of a subject what the deliveries say that are not withdrawn. */
export interface Settlement {
  /** Facts of the log to be retracted, under the ids that they have there. */
  readonly retract: readonly Fact[];
  /** Events to be sent again: under the ids under which they came, but naming what they replace by the id that this one has now. */
  readonly again: readonly Fact[];
  /** Events that count then, and did not before; as they came. */
  readonly restored: readonly Fact[];
  /** Events that counted, and do not then. */
  readonly gone: readonly Fact[];
  /** The names of all that count then. */
  readonly counts: ReadonlySet<string>;
}

/**
 * Compares what is in force in the log with what should be. Whatever was withdrawn and undone before, and wherever that was cut off,
 * one settlement puts it right: it looks at what stands, never at what was done. What stands stays under its own id. A withdrawn
 * event is retracted even where another hides it, or it would come back when that one is taken back.
 * @param facts all of a subject, as the log has them
 */
export function settlementOf(
  facts: readonly Fact[],
  withdrawals: Withdrawals,
  predecessors: Predecessors,
): Settlement {
  const originalOf = originalNames(withdrawals);
  const inForceOf = (all: readonly Fact[]) => inForce(all, predecessors).facts;
  const came = asReceived(facts, withdrawals, predecessors);
  const wanted = new Map(inForceOf(came).map(fact => [nameOf(fact), fact]));

  const live = liveAmong(facts, predecessors);
  const withdrawn = live.filter(fact => withdrawals.withdrawn.has(originalOf(fact)));
  const stays = new Map<string, Fact>();
  for (const fact of inForceOf(without(facts, withdrawn)))
    if (wanted.has(originalOf(fact))) stays.set(originalOf(fact), fact);

  const left = live.filter(fact => !withdrawn.includes(fact));
  const idNow = new Map(left.map(fact => [originalOf(fact), fact.id]));
  const again = [...wanted.values()]
    .filter(fact => !stays.has(nameOf(fact)))
    .map(fact => namingWhatStands(fact, came, idNow, predecessors));

  const sent = again.map((fact): Fact => ({ ...fact, id: `\0again ${fact.id}` }));
  const right = new Set([...stays.values(), ...sent]);
  const retract = [...withdrawn];
  for (;;) {
    const standing = inForceOf(without([...facts, ...sent], retract));
    const wrong = standing.filter(fact => !right.has(fact));
    if (wrong.length === 0) break;
    retract.push(...wrong); // what they hid may come into force in turn
  }

  const counted = new Set(inForceOf(facts).map(originalOf));
  return {
    retract,
    again,
    restored: [...wanted.values()].filter(fact => !counted.has(nameOf(fact))),
    gone: facts.filter(fact => counted.has(nameOf(fact)) && !wanted.has(nameOf(fact))),
    counts: new Set(wanted.keys()),
  };
}

function originalNames({ originals }: Withdrawals): (fact: Fact) => string {
  return fact => {
    const id = originals.get(nameOf(fact));
    return id === undefined ? nameOf(fact) : nameOf({ source: fact.source, id });
  };
}

/** All that is not retracted, whether something else hides it or not. */
function liveAmong(facts: readonly Fact[], predecessors: Predecessors): Fact[] {
  const find = finder(facts, predecessors);
  const retracted = new Set(
    facts.map(fact => (fact.type === 'fact.retracted' ? find(fact, fact.data.retracts) : undefined)),
  );
  return facts.filter(fact => fact.type !== 'fact.retracted' && !retracted.has(fact));
}

/** The nearest of what it replaces, one before the other, that the log has under an id that is not retracted. */
function namingWhatStands(
  fact: Fact,
  came: readonly Fact[],
  idNow: ReadonlyMap<string, string>,
  predecessors: Predecessors,
): Fact {
  const find = finder(came, predecessors);
  const seen = new Set<Fact>();
  let before = find(fact, referenceOf(fact));
  while (before && before.type !== 'fact.retracted' && !seen.has(before)) {
    const id = idNow.get(nameOf(before));
    if (id !== undefined) return withReference(fact, id);
    seen.add(before);
    before = find(before, referenceOf(before));
  }
  return fact;
}

function without(facts: readonly Fact[], gone: readonly Fact[]): Fact[] {
  return [
    ...facts,
    ...gone.map(({ subject, source, id, time }): Fact => ({
      subject,
      source,
      id: `\0without ${id}`, // no event can have it
      type: 'fact.retracted',
      time,
      effectiveOn: undefined,
      data: { retracts: id },
    })),
  ];
}
