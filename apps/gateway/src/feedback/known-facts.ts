import { type AnomalyCode, type Fact, type Reference, type SubjectKey, whatHolds } from '@muster/domain';
import {
  everWithdrawn,
  type Facts,
  itemsStandingFor,
  loadGroups,
  readHead,
  type Sql,
  type StoredItem,
} from '@muster/store';
import { type Gateway } from '../delivery/gateway.js';
import { asReceived } from '../withdrawals/as-received.js';
import { nameOf } from '../withdrawals/names.js';
import { withdrawalsOf } from '../withdrawals/standing.js';
import { type OfSnapshot, ofWithdrawnSnapshot, withdrawalsByNumber } from './withdrawn-snapshots.js';

/** An item that put an event into the log. */
export type AppendedItem = StoredItem & {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly subject: string;
  readonly source: string;
  readonly id: string;
};

export function isAppended(item: StoredItem): item is AppendedItem {
  return item.outcome === 'accepted' && item.topic != null;
}

/** What the fold made of an event. */
export interface Known {
  readonly outcome: 'accepted' | 'applied' | 'duplicate' | 'superseded' | 'retracted' | 'withdrawn';
  readonly anomalies?: readonly AnomalyCode[];
  readonly reason?: string;
}

/** What the fold made of events that were taken in, and what withdrawals did to them. Asked by the ids under which they came. */
export async function knownFacts(
  { referenceAt }: Gateway,
  sql: Sql,
  items: readonly StoredItem[],
): Promise<(item: AppendedItem) => Known> {
  const appended = items.filter(isAppended);
  const subjects = [...new Set(appended.map(({ subject }) => subject as SubjectKey))];
  const { generation, epoch } = await readHead(sql);
  if (!generation || subjects.length === 0) return () => ({ outcome: 'accepted' });
  const reference = await referenceAt(sql, epoch);
  const { groups, facts } = await loadGroups(sql, generation.number, subjects);
  const offsets = new Map(
    [...facts.values()].flat().map(({ fact, offset }) => [identity(fact), offset] as const),
  );
  const isSecond = (item: AppendedItem) =>
    offsets.has(identity(item)) && offsets.get(identity(item)) !== item.offset;
  const standing = await standingItems(sql, appended.filter(isSecond));
  const { came, reasons } = await withoutWithdrawn(sql, facts, reference);

  const anomalies = new Map<string, AnomalyCode[]>();
  const outOfForce = new Map<string, 'superseded' | 'retracted'>();
  const ofSnapshots = new Map<string, OfSnapshot>();
  const withdrawal = withdrawalsByNumber(sql);
  for (const group of groups) {
    const own = new Map(group.map(subject => [subject, came(subject)]));
    const told = whatHolds(own, reference);
    for (const { code, ...event } of told.anomalies)
      anomalies.set(nameOf(event), [...(anomalies.get(nameOf(event)) ?? []), code]);
    for (const [fact, why] of told.outOfForce) {
      outOfForce.set(identity(fact), why);
      const withdrawn =
        why === 'retracted' && (await ofWithdrawnSnapshot(fact, own.get(fact.subject)!, withdrawal));
      if (withdrawn) ofSnapshots.set(identity(fact), withdrawn);
    }
  }
  return item => {
    const name = identity(item);
    if (!offsets.has(name)) return { outcome: 'accepted' };
    if (isSecond(item) && standing.get(name) !== item.number) return { outcome: 'duplicate' };
    const reason = reasons.get(name);
    if (reason !== undefined) return { outcome: 'withdrawn', reason };
    const ofSnapshot = ofSnapshots.get(name);
    if (ofSnapshot) return ofSnapshot;
    const odd = anomalies.get(nameOf(item));
    return {
      outcome: outOfForce.get(name) ?? 'applied',
      ...(odd === undefined ? {} : { anomalies: odd }),
    };
  };
}

/** Of events that came more than once, the number of the item that stands for each. */
async function standingItems(sql: Sql, seconds: readonly AppendedItem[]): Promise<Map<string, number>> {
  if (seconds.length === 0) return new Map();
  const items = await itemsStandingFor(sql, [...new Set(seconds.map(({ subject }) => subject))]);
  return new Map(items.map(item => [identity(item), item.number]));
}

/** Facts as they came, and of what is withdrawn why. Of most subjects nothing ever was. */
async function withoutWithdrawn(sql: Sql, facts: Facts, { predecessors }: Reference) {
  const touched = new Set(await everWithdrawn(sql, [...facts.keys()]));
  const withdrawals = await withdrawalsOf(sql, [...touched] as SubjectKey[]);
  const reasons = new Map<string, string>();
  for (const subject of touched)
    for (const [name, reason] of withdrawals(subject).reasons)
      reasons.set(`${subject}\0${name}`, reason ?? '');
  const came = (subject: SubjectKey): Fact[] => {
    const own = (facts.get(subject) ?? []).map(({ fact }) => fact);
    if (!touched.has(subject)) return own;
    return asReceived(own, withdrawals(subject), source => predecessors.get(source) ?? []);
  };
  return { came, reasons };
}

function identity(event: { subject: string; source: string; id: string }): string {
  return `${event.subject}\0${nameOf(event)}`;
}
