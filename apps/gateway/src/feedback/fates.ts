import {
  type AnomalyCode,
  type FOLD_OUTCOMES,
  type ITEM_OUTCOMES,
  type OPERATOR_OUTCOMES,
} from '@muster/domain';
import { allCheckpoints, parkedAmong, positionKey, type Sql, type StoredItem } from '@muster/store';
import { type Gateway } from '../delivery/gateway.js';
import { isAppended, knownFacts } from './known-facts.js';
import { remedyOf } from './remedies.js';

/** What became of one item of a delivery, as far as is known. */
export interface Fate {
  readonly number: number;
  readonly batch: string;
  /** As in the answer to the delivery; none where no row says it. */
  readonly item?: number;
  readonly source?: string;
  readonly id?: string;
  readonly type?: string;
  readonly receivedAt: string;
  readonly outcome:
    keyof typeof ITEM_OUTCOMES | keyof typeof FOLD_OUTCOMES | keyof typeof OPERATOR_OUTCOMES | 'rejected';
  readonly code?: string;
  /** Why, in the words of whoever runs Muster, of what was withdrawn. */
  readonly reason?: string;
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
  return gateway.database.snapshot(async snapshot => {
    const settled = await settledOf(snapshot, items);
    const positions = settled.flatMap(item => (isAppended(item) ? [item] : []));
    const parked = await parkedAmong(snapshot, positions);
    const known = await knownFacts(gateway, snapshot, settled);
    return settled.map(item => {
      const said = {
        number: item.number,
        batch: item.batch,
        ...(item.at == null ? {} : { item: item.at }),
        ...(item.source == null ? {} : { source: item.source }),
        ...(item.id == null ? {} : { id: item.id }),
        ...(item.type == null ? {} : { type: item.type }),
        receivedAt: item.receivedAt.toISOString(),
        ...(item.reason == null ? {} : { reason: item.reason }),
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
  });
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

function withRemedy(fate: Omit<Fate, 'remedy'>): Fate {
  const remedy = remedyOf(fate.anomalies?.[0] ?? fate.code ?? fate.outcome);
  return remedy === undefined ? fate : { ...fate, remedy };
}
