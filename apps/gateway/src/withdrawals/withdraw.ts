import { type Fact, type SubjectKey } from '@muster/domain';
import { MusterFault } from '@muster/platform';
import {
  acceptedItems,
  type EventName,
  noteWithdrawal,
  type StoredItem,
  tellOfWithdrawal,
  withdrawalCovering,
} from '@muster/store';
import { type Gateway } from '../delivery/gateway.js';
import { alone } from './alone.js';
import { batchOf, isBatchOfWithdrawal, nameOf } from './names.js';
import { refuseReason } from './reason.js';
import { PAGE, settleAll } from './settle.js';
import { settlementOf } from './settlement.js';
import { predecessorsNow, withdrawnFrom } from './standing.js';

/** What is to be withdrawn: one delivery, or all that was received from a source in a time (from A, until before B). */
export type Asked =
  { readonly batch: string } | { readonly source: string; readonly from: Date; readonly until: Date };

export interface Withdrawable {
  /** Facts that came in with what is withdrawn, and with nothing else: they are retracted. */
  readonly retract: readonly Fact[];
  /** Facts that count again, for what had replaced them or taken them back is withdrawn. */
  readonly restore: readonly Fact[];
  /** Events of it of which nothing changes: another delivery brought them too, or they are withdrawn already. */
  readonly others: number;
}

/** What withdrawing would do. Everything so far must be folded in. */
export async function withdrawable(gateway: Gateway, asked: Asked): Promise<Withdrawable> {
  const { gone: _, ...what } = await lookedAt(gateway, await itemsOf(gateway, asked));
  return what;
}

/**
 * Withdraws: what came in counts no longer, and what it had replaced or taken back does again. An event that a delivery brought too
 * that is not withdrawn stays. Undone by `undoWithdrawal`. Where it is withdrawn already, what was cut off is done.
 * @returns the withdrawal's number
 */
export async function withdraw(
  gateway: Gateway,
  asked: Asked,
  { by, reason }: { by: string; reason: string },
): Promise<{ readonly number: number } & Withdrawable> {
  refuseReason(reason);
  return alone(gateway.database, async () => {
    const items = await itemsOf(gateway, asked);
    const { gone, ...what } = await lookedAt(gateway, items);
    const numbers = items.map(({ number }) => number);
    const at = gateway.clock.now();
    const before = await withdrawalCovering(gateway.database, numbers);
    const number =
      before?.number ??
      (await gateway.database.transaction(async transaction => {
        const noted = await noteWithdrawal(transaction, { asked, by, reason, at }, numbers);
        await tellOfWithdrawal(transaction, noted, 'withdrawn', gone, at);
        return noted;
      }));
    const doing = { batch: batchOf(number, 'withdraws'), by: before?.by ?? by, at: before?.at ?? at };
    await settleAll(gateway, number, doing);
    return { number, ...what };
  });
}

type EventItem = StoredItem & { subject: SubjectKey; source: string; id: string };

function isEvent(item: StoredItem): item is EventItem {
  return item.subject != null && item.source != null && item.id != null;
}

async function itemsOf({ database }: Gateway, asked: Asked): Promise<EventItem[]> {
  const items = (await acceptedItems(database, asked)).filter(isEvent);
  if (items.length > 0) return items;
  if ('batch' in asked && isBatchOfWithdrawal(asked.batch))
    throw new MusterFault(
      'nothing-to-withdraw',
      `${asked.batch} is what a withdrawal sent, and no delivery`,
      'undo the withdrawal with "muster withdraw --undo NUMBER --by NAME"; --list names them',
      2,
    );
  throw new MusterFault(
    'nothing-to-withdraw',
    'batch' in asked
      ? `no event came in with a delivery ${asked.batch}`
      : `no event of ${asked.source} came in between ${asked.from.toISOString()} and ${asked.until.toISOString()}`,
    'see the deliveries with "muster deliveries"',
    2,
  );
}

/** What would be if these items were withdrawn too. */
async function lookedAt(
  gateway: Gateway,
  items: readonly EventItem[],
): Promise<Withdrawable & { readonly gone: readonly EventName[] }> {
  const predecessors = await predecessorsNow(gateway);
  const covered = items.map(({ number }) => number);
  const subjects = [...new Set(items.map(({ subject }) => subject))];
  const gone: EventName[] = [];
  const retract: Fact[] = [];
  const restore: Fact[] = [];
  for (let from = 0; from < subjects.length; from += PAGE) {
    const page = subjects.slice(from, from + PAGE);
    const before = await withdrawnFrom(gateway.database, page);
    const after = await withdrawnFrom(gateway.database, page, { covered });
    for (const [subject, own] of after) {
      const { restored } = settlementOf(own.facts, own, predecessors);
      const known = before.get(subject)?.withdrawn ?? new Set();
      const newly = own.facts.filter(fact => own.withdrawn.has(nameOf(fact)) && !known.has(nameOf(fact)));
      gone.push(...newly.map(({ source, id }) => ({ subject, source, id })));
      retract.push(...newly.filter(({ type }) => type !== 'fact.retracted'));
      restore.push(...restored);
    }
  }
  const names = new Set(gone.map(event => `${event.subject}\0${nameOf(event)}`));
  const others = items.filter(item => !names.has(`${item.subject}\0${nameOf(item)}`)).length;
  return { gone, retract, restore, others };
}
