import { type AnomalyCode, type Fact, type SubjectKey, whatHolds } from '@muster/domain';
import {
  allCheckpoints,
  type Facts,
  loadGroups,
  parkedAmong,
  positionKey,
  readHead,
  type Sql,
  type StoredItem,
} from '@muster/store';
import { type Gateway } from '../delivery/gateway.js';
import { remedyOf } from './remedies.js';

/** What became of one item of a delivery, as far as is known. */
export interface Fate {
  readonly number: number;
  readonly batch: string;
  readonly item: number;
  readonly source?: string;
  readonly id?: string;
  readonly type?: string;
  readonly receivedAt: string;
  readonly outcome:
    | 'accepted'
    | 'applied'
    | 'duplicate'
    | 'superseded'
    | 'retracted'
    | 'parked'
    | 'unchanged'
    | 'duplicate-in-request'
    | 'held'
    | 'rejected';
  readonly code?: string;
  /** What is odd about the person's timeline with this event in it. It counts all the same. */
  readonly anomalies?: readonly AnomalyCode[];
  readonly faults?: unknown;
  readonly remedy?: string;
}

/**
 * What became of items, looked up in the store as it stands. Answers end before the first item that is in the log but not folded
 * in yet: whoever asks again from there misses nothing.
 */
export async function fatesOf(gateway: Gateway, items: readonly StoredItem[]): Promise<Fate[]> {
  return gateway.database.transaction(async snapshot => {
    const settled = await settledOf(snapshot, items);
    const positions = settled.flatMap(item => (isAppended(item) ? [item] : []));
    const parked = await parkedAmong(snapshot, positions);
    const known = await knownFacts(gateway, snapshot, settled);
    return settled.map(item => {
      const said = {
        number: item.number,
        batch: item.batch,
        item: item.at,
        ...(item.source == null ? {} : { source: item.source }),
        ...(item.id == null ? {} : { id: item.id }),
        ...(item.type == null ? {} : { type: item.type }),
        receivedAt: item.receivedAt.toISOString(),
      };
      if (!isAppended(item))
        return withRemedy({
          ...said,
          outcome: item.outcome as Fate['outcome'],
          ...(item.code == null ? {} : { code: item.code }),
          ...(item.faults == null ? {} : { faults: item.faults }),
        });
      const aside = parked.get(positionKey(item));
      if (aside)
        return withRemedy({
          ...said,
          outcome: 'parked',
          code: aside.reason,
          faults: (aside.faults as { pointer: string; expected: string }[]).map(({ pointer, expected }) => ({
            pointer,
            expected,
          })),
        });
      return withRemedy({ ...said, ...known(item) });
    });
  }, 'REPEATABLE READ');
}

type Appended = StoredItem & {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly subject: string;
  readonly source: string;
  readonly id: string;
};

function isAppended(item: StoredItem): item is Appended {
  return item.outcome === 'accepted' && item.topic != null;
}

async function settledOf(sql: Sql, items: readonly StoredItem[]): Promise<readonly StoredItem[]> {
  const folded = new Map(
    (await allCheckpoints(sql)).map(({ topic, partition, next }) => [`${topic}:${partition}`, next]),
  );
  const waits = items.findIndex(
    item => isAppended(item) && item.offset >= (folded.get(`${item.topic}:${item.partition}`) ?? 0),
  );
  return waits < 0 ? items : items.slice(0, waits);
}

/** What the fold made of events that were taken in. */
async function knownFacts(gateway: Gateway, sql: Sql, items: readonly StoredItem[]) {
  const subjects = [
    ...new Set(items.flatMap(item => (isAppended(item) ? [item.subject as SubjectKey] : []))),
  ];
  const { generation, epoch } = await readHead(sql);
  if (!generation || subjects.length === 0) return (): Pick<Fate, 'outcome'> => ({ outcome: 'accepted' });
  const reference = await gateway.referenceAt(sql, epoch);
  const { groups, facts } = await loadGroups(sql, generation.number, subjects);
  const found = new Map<string, { fact: Fact; offset: number }>();
  for (const stored of [...facts.values()].flat())
    found.set(identity(stored.fact), { fact: stored.fact, offset: stored.offset });
  const standing = new Map<string, AnomalyCode[]>();
  const outOfForce = new Map<string, 'superseded' | 'retracted'>();
  for (const group of groups) {
    const own = new Map(group.map(subject => [subject, factsIn(facts, subject)]));
    const odd = whatHolds(own, reference);
    for (const { source, id, code } of odd.anomalies) {
      const key = `${source}\0${id}`;
      standing.set(key, [...(standing.get(key) ?? []), code]);
    }
    for (const [fact, why] of odd.outOfForce) outOfForce.set(identity(fact), why);
  }
  return (item: Appended): Pick<Fate, 'outcome' | 'anomalies'> => {
    const key = identity(item);
    const fact = found.get(key);
    if (!fact) return { outcome: 'accepted' };
    if (fact.offset !== item.offset) return { outcome: 'duplicate' };
    const anomalies = standing.get(`${item.source}\0${item.id}`);
    return {
      outcome: outOfForce.get(key) ?? 'applied',
      ...(anomalies === undefined ? {} : { anomalies }),
    };
  };
}

function factsIn(facts: Facts, subject: SubjectKey): Fact[] {
  return (facts.get(subject) ?? []).map(({ fact }) => fact);
}

function identity({ subject, source, id }: { subject: string; source: string; id: string }): string {
  return `${subject}\0${source}\0${id}`;
}

function withRemedy(fate: Omit<Fate, 'remedy'>): Fate {
  const remedy = remedyOf(fate.anomalies?.[0] ?? fate.code ?? fate.outcome);
  return remedy === undefined ? fate : { ...fate, remedy };
}
