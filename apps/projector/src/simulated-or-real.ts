import { kindOf } from '@muster/domain';
import { decidePeopleKind, type PeopleKind, peopleKind, SIMULATOR, type Sql } from '@muster/store';
import { type Decoded } from './decode.js';
import { type Unreadable } from './sort-batch.js';

/**
 * Figures of real and of simulated people must never be added up: the first event about a person decides what the people in a
 * store are, and the others are set aside.
 */
export async function separate(
  decoded: readonly Decoded[],
  sql: Sql,
): Promise<{ taken: readonly Decoded[]; refused: readonly Unreadable[] }> {
  const first = decoded.map(peopleKindOf).find(kind => kind !== undefined);
  if (first === undefined) return { taken: decoded, refused: [] };
  const kind = (await peopleKind(sql)) ?? (await decidePeopleKind(sql, first));
  const isRefused = (item: Decoded) => (peopleKindOf(item) ?? kind) !== kind;
  if (!decoded.some(isRefused)) return { taken: decoded, refused: [] };
  const faults = [
    {
      pointer: '/source',
      expected:
        kind === 'simulated' ? `a source that begins with ${SIMULATOR}` : 'a source that is not simulated',
      got: 'the other',
      remedy: `this store holds ${kind} people only; send it to another store`,
    },
  ];
  return {
    taken: decoded.filter(item => !isRefused(item)),
    refused: decoded
      .filter(isRefused)
      .map(item => ({ ...item, reason: 'simulated-store', faults }) as Unreadable),
  };
}

/** Undefined for what is not about people. */
function peopleKindOf(item: Decoded): PeopleKind | undefined {
  if (item.kind !== 'fact' || kindOf(item.stored.fact.subject) !== 'person') return undefined;
  return item.stored.fact.source.startsWith(SIMULATOR) ? 'simulated' : 'real';
}
