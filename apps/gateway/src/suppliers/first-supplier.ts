import { type Clock } from '@muster/platform';
import { type Database, hasSuppliers, keepSupplier } from '@muster/store';
import { checkedSupplier } from './check-supplier.js';
import { issueKey } from './keys.js';
import { FIRST_SUPPLIER, GRANTED_KINDS } from './supplier.js';
import { aloneAmongSuppliers } from './suppliers.js';

/**
 * Makes the supplier `local`, who may say anything, in a store that never had one, so that events can be sent to it at once.
 * For embedded stores only. Of several processes that start at once, one makes it.
 * @returns its key, to be shown once; undefined where there is, or was, a supplier
 */
export async function firstSupplier(
  database: Database,
  clock: Clock,
): Promise<{ readonly key: string; readonly expiresAt: Date } | undefined> {
  if (await hasSuppliers(database)) return undefined; // as at every start but the first: nobody need wait for it
  return aloneAmongSuppliers(database, async sql => {
    if (await hasSuppliers(sql)) return undefined;
    const now = clock.now();
    const local = checkedSupplier({
      name: FIRST_SUPPLIER,
      sources: ['urn'],
      kinds: GRANTED_KINDS,
      organisations: 'any',
      eventsPerSecond: 5_000, // its sender shares the machine, and slows nobody else
    });
    await keepSupplier(sql, { ...local, createdAt: now, closedAt: undefined });
    const { key, expiresAt } = await issueKey(sql, { supplier: FIRST_SUPPLIER, label: 'first', now });
    return { key, expiresAt };
  });
}
