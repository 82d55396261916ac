import { type IssuedKey } from '@muster/gateway';
import { allSuppliers, type KeyRecord, supplierKeys, type Sql } from '@muster/store';
import { type Format, print, printRecords, type Record_ } from '../output/format.js';

/** Prints a key, the only time that anybody sees it. */
export function tellKey(supplier: string, { key, keyId, expiresAt }: IssuedKey, format: Format): void {
  if (format !== 'table') {
    printRecords([{ supplier, keyId, key, expiresAt: expiresAt.toISOString() }], format);
    return;
  }
  print(`The key of ${supplier}:\n\n  ${key}\n`);
  print(
    `It is shown this once and kept nowhere: put it where ${supplier} keeps its secrets. It holds until ${expiresAt.toISOString()}.`,
  );
  print(`Requests carry it as "Authorization: Bearer <key>". Its id is ${keyId}.`);
}

/** A record a supplier; lists are texts, as a table and CSV need them. */
export async function supplierRecords(sql: Sql, now: Date): Promise<(Record_ & { readonly name: string })[]> {
  const keys = await supplierKeys(sql);
  return (await allSuppliers(sql)).map(supplier => ({
    name: supplier.name,
    state: supplier.closedAt ? 'closed' : 'open',
    sources: supplier.sources.join(' '),
    kinds: supplier.kinds.join(' '),
    organisations: supplier.organisations === 'any' ? 'any' : supplier.organisations.join(' '),
    workplaces: supplier.workplaces.join(' '),
    eventsPerSecond: supplier.eventsPerSecond,
    client: supplier.oauthClient ?? null,
    validKeys: keys.filter(key => key.supplier === supplier.name && stateOf(key, now) === 'valid').length,
    createdAt: supplier.createdAt.toISOString(),
    closedAt: supplier.closedAt?.toISOString() ?? null,
  }));
}

export async function keyRecords(sql: Sql, now: Date, supplier?: string): Promise<Record_[]> {
  return (await supplierKeys(sql, supplier)).map(key => ({
    keyId: key.keyId,
    supplier: key.supplier,
    label: key.label,
    state: stateOf(key, now),
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt.toISOString(),
    revokedAt: key.revokedAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  }));
}

function stateOf({ revokedAt, expiresAt }: KeyRecord, now: Date): 'revoked' | 'expired' | 'valid' {
  if (revokedAt !== undefined) return 'revoked';
  return expiresAt <= now ? 'expired' : 'valid';
}
