import { type Fact, type Predecessors, supersededBy } from '@muster/domain';
import { nameOf } from './names.js';

/** The id that an event names, to replace it or to take it back. */
export function referenceOf(fact: Fact): string | undefined {
  return fact.type === 'fact.retracted' ? fact.data.retracts : supersededBy(fact);
}

/** The same event, naming another. */
export function withReference(fact: Fact, id: string): Fact {
  const named = fact.type === 'fact.retracted' ? { retracts: id } : { supersedes: id };
  return { ...fact, data: { ...fact.data, ...named } } as Fact;
}

/** The same event, as one that replaces nothing. */
export function withoutReference(fact: Fact): Fact {
  const { supersedes: _, ...data } = fact.data as Readonly<Record<string, unknown>>;
  return { ...fact, data } as unknown as Fact;
}

/** Which of a subject's facts one means by an id: its own source's, else that of a source that its own succeeded. */
export function finder(facts: readonly Fact[], predecessors: Predecessors) {
  const byName = new Map(facts.map(fact => [nameOf(fact), fact]));
  return (from: Fact, id: string | undefined): Fact | undefined => {
    if (id === undefined) return undefined;
    for (const source of [from.source, ...predecessors(from.source)]) {
      const found = byName.get(nameOf({ source, id }));
      if (found) return found;
    }
    return undefined;
  };
}
