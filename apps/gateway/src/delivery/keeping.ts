import { gathered } from '@muster/platform';
import { type DeliveryToKeep, isAway, keepDeliveries, type Sql } from '@muster/store';

/** Of one delivery more is kept by itself; so many items of several go together. */
const ITEMS_TOGETHER = 2_000;
const AT_ONCE = 3;

type Kept = { readonly ok: true } | { readonly ok: false; readonly error: unknown };

/** Keeps deliveries, those together that come while others are kept. Where they cannot be kept together, each is tried alone. */
export function keeping(sql: Sql): (what: DeliveryToKeep) => Promise<void> {
  const keepTogether = gathered(
    async (all: readonly DeliveryToKeep[]): Promise<Kept[]> => {
      const kept = await tryToKeep(sql, all);
      // Where the database is away it may have kept them, and would add them a second time.
      if (kept.ok || all.length === 1 || isAway(kept.error)) return all.map(() => kept);
      const each: Kept[] = [];
      for (const one of all) each.push(await tryToKeep(sql, [one]));
      return each;
    },
    { atOnce: AT_ONCE, fitting },
  );
  return async what => {
    const kept = await keepTogether(what);
    if (!kept.ok) throw kept.error;
  };
}

async function tryToKeep(sql: Sql, all: readonly DeliveryToKeep[]): Promise<Kept> {
  try {
    await keepDeliveries(sql, all);
    return { ok: true };
  } catch (error) {
    return { ok: false, error };
  }
}

/** No batch twice, for of one that comes in parts each part is added to what is kept. */
function fitting(waiting: readonly DeliveryToKeep[]): number {
  const batches = new Set<string>();
  let items = 0;
  for (const [nth, one] of waiting.entries()) {
    items += one.items.length;
    if (nth > 0 && (items > ITEMS_TOGETHER || batches.has(one.delivery.batch))) return nth;
    batches.add(one.delivery.batch);
  }
  return waiting.length;
}
