import { MusterFault } from '@muster/platform';
import {
  allSuppliers,
  type Database,
  keepSupplier,
  lockSuppliers,
  type Sql,
  supplierNamed,
  type SupplierRecord,
} from '@muster/store';
import { checkedSupplier, refuseClashes, type SupplierRequest } from './check-supplier.js';
import { noSuchSupplier } from './supplier.js';

/** What of a supplier may be changed; what is not named stays. `oauthClient: null` takes the client away. */
export type SupplierChange = Partial<Omit<SupplierRequest, 'name' | 'oauthClient'>> & {
  readonly oauthClient?: string | null | undefined;
};

/**
 * Makes a supplier. It has no key yet.
 * @throws {MusterFault} `bad-supplier`, `supplier-exists`, `source-taken`, `client-taken`
 */
export async function addSupplier(
  database: Database,
  request: SupplierRequest,
  now: Date,
): Promise<SupplierRecord> {
  const checked = checkedSupplier(request);
  return aloneAmongSuppliers(database, async sql => {
    const others = await allSuppliers(sql);
    const before = others.find(({ name }) => name === checked.name);
    if (before)
      throw new MusterFault(
        'supplier-exists',
        `there is a supplier ${before.name} already${before.closedAt ? ', which was closed' : ''}`,
        before.closedAt
          ? 'give the new one another name: what the old one sent is kept under this one'
          : `change it with "muster supplier change ${before.name}", or give the new one another name`,
      );
    refuseClashes(checked, others);
    const supplier = { ...checked, createdAt: now, closedAt: undefined };
    await keepSupplier(sql, supplier);
    return supplier;
  });
}

/**
 * Changes what a supplier may say, from its next request on. Its keys stay.
 * @throws {MusterFault} `no-such-supplier`, `bad-supplier`, `source-taken`, `client-taken`
 */
export function changeSupplier(
  database: Database,
  name: string,
  change: SupplierChange,
): Promise<SupplierRecord> {
  return aloneAmongSuppliers(database, async sql => {
    const before = await openSupplier(sql, name);
    const { oauthClient = before.oauthClient, ...grants } = change;
    const named = Object.fromEntries(Object.entries(grants).filter(([, value]) => value !== undefined));
    const checked = checkedSupplier({ ...before, ...named, oauthClient: oauthClient ?? undefined });
    refuseClashes(checked, await allSuppliers(sql));
    const supplier = { ...before, ...checked };
    await keepSupplier(sql, supplier);
    return supplier;
  });
}

/**
 * Closes a supplier: its next request is refused, whatever its keys and tokens say. Its sources are free for another; its name and
 * its client are not.
 * @throws {MusterFault} `no-such-supplier`
 */
export function closeSupplier(database: Database, name: string, now: Date): Promise<SupplierRecord> {
  return aloneAmongSuppliers(database, async sql => {
    const supplier = { ...(await openSupplier(sql, name)), closedAt: now };
    await keepSupplier(sql, supplier);
    return supplier;
  });
}

/** @throws {MusterFault} `no-such-supplier`, also for a closed one */
export async function openSupplier(sql: Sql, name: string): Promise<SupplierRecord> {
  const supplier = await supplierNamed(sql, name);
  if (!supplier || supplier.closedAt !== undefined) throw noSuchSupplier(name);
  return supplier;
}

/** One change at a time: two that see the same suppliers could both take a source that is free. */
export function aloneAmongSuppliers<T>(database: Database, work: (sql: Sql) => Promise<T>): Promise<T> {
  return database.transaction(async sql => {
    await lockSuppliers(sql);
    return work(sql);
  });
}
