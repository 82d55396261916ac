import { type Fact } from '@muster/domain';
import { type Sql, type Withdrawal, withdrawalNumbered } from '@muster/store';
import { batchOf, isBatchOfWithdrawal } from '../withdrawals/names.js';

/** What became of an event of a snapshot that was withdrawn: it counts again by a later revision of its key, or not. */
export type OfSnapshot =
  { readonly outcome: 'applied' } | { readonly outcome: 'withdrawn'; readonly reason: string };

type WithdrawalByNumber = (number: number) => Promise<Withdrawal | undefined>;

/** Each is read once, however many events it retracted. */
export function withdrawalsByNumber(sql: Sql): WithdrawalByNumber {
  const known = new Map<number, Promise<Withdrawal | undefined>>();
  return number => {
    const withdrawal = known.get(number) ?? withdrawalNumbered(sql, number);
    known.set(number, withdrawal);
    return withdrawal;
  };
}

/**
 * A snapshot is withdrawn, and taken in again, as a whole: by retractions and revisions that follow from the others. To whoever sent it
 * they say that it was withdrawn, or stands; nothing was corrected.
 * @param own facts of one subject
 * @returns undefined for what no withdrawal of a snapshot retracted
 */
export async function ofWithdrawnSnapshot(
  fact: Fact,
  own: readonly Fact[],
  withdrawalOf: WithdrawalByNumber,
): Promise<OfSnapshot | undefined> {
  const by = own.find(
    other =>
      other.type === 'fact.retracted' &&
      other.source === fact.source &&
      other.data.retracts === fact.id &&
      isBatchOfWithdrawal(other.batch ?? ''),
  );
  if (!by) return undefined;
  const number = Number(/\d+$/.exec(by.batch!)?.[0]);
  const withdrawal = await withdrawalOf(number);
  const again = own.some(
    other =>
      other.batch === batchOf(number, 'undoes') && keyOf(other) === keyOf(fact) && other.id !== fact.id,
  );
  if (withdrawal?.undoneAt != null && again) return { outcome: 'applied' };
  return { outcome: 'withdrawn', reason: withdrawal?.reason ?? '' };
}

/** Revisions of one key begin alike. */
function keyOf({ type, id }: Fact): string {
  return `${type} ${id.slice(0, 24)}`;
}
