import { type OdsCode, type SubjectKind } from '@muster/domain';
import { type Sql } from '../database.js';

/**
 * What a supplier may be granted: events about a kind of subject; and, beside those about people, to say of any two identifiers that they
 * are one person's or are not.
 */
export type GrantedKind = SubjectKind | 'person.linked';

/** Who may send events, as it is kept. */
export interface SupplierRecord {
  readonly name: string;
  readonly sources: readonly string[];
  readonly kinds: readonly GrantedKind[];
  readonly organisations: 'any' | readonly OdsCode[];
  readonly workplaces: readonly OdsCode[];
  readonly eventsPerSecond: number;
  /** The client of the identity provider whose access tokens speak for it. */
  readonly oauthClient: string | undefined;
  readonly createdAt: Date;
  readonly closedAt: Date | undefined;
}

/** A supplier's columns, with the table's alias: for whoever joins it. */
export const SUPPLIER_COLUMNS = `supplier.name, supplier.sources, supplier.kinds, supplier.organisations, supplier.workplaces,
  supplier.events_per_second AS "eventsPerSecond", supplier.oauth_client AS "oauthClient",
  supplier.created_at AS "createdAt", supplier.closed_at AS "closedAt"`;

export type SupplierRow = Omit<SupplierRecord, 'organisations' | 'oauthClient' | 'closedAt'> & {
  readonly organisations: readonly OdsCode[] | null;
  readonly oauthClient: string | null;
  readonly closedAt: Date | null;
};

export function supplierOfRow(row: SupplierRow): SupplierRecord {
  return {
    name: row.name,
    sources: row.sources,
    kinds: row.kinds,
    organisations: row.organisations ?? 'any',
    workplaces: row.workplaces,
    eventsPerSecond: row.eventsPerSecond,
    oauthClient: row.oauthClient ?? undefined,
    createdAt: row.createdAt,
    closedAt: row.closedAt ?? undefined,
  };
}

/** Keeps other writers out until the transaction ends, so that what was compared stays so. Readers are not kept waiting. */
export async function lockSuppliers(sql: Sql): Promise<void> {
  await sql.run('LOCK TABLE gateway.supplier IN SHARE ROW EXCLUSIVE MODE');
}

/** All of them, closed ones too, in order of name. */
export async function allSuppliers(sql: Sql): Promise<SupplierRecord[]> {
  const rows = await sql.rows<SupplierRow>(
    `SELECT ${SUPPLIER_COLUMNS} FROM gateway.supplier ORDER BY supplier.name COLLATE "C"`,
  );
  return rows.map(supplierOfRow);
}

export async function hasSuppliers(sql: Sql): Promise<boolean> {
  return (await sql.rows('SELECT FROM gateway.supplier LIMIT 1')).length > 0;
}

export async function supplierNamed(sql: Sql, name: string): Promise<SupplierRecord | undefined> {
  const [row] = await sql.rows<SupplierRow>(
    `SELECT ${SUPPLIER_COLUMNS} FROM gateway.supplier WHERE supplier.name = $1`,
    [name],
  );
  return row && supplierOfRow(row);
}

export async function supplierOfClient(sql: Sql, oauthClient: string): Promise<SupplierRecord | undefined> {
  const [row] = await sql.rows<SupplierRow>(
    `SELECT ${SUPPLIER_COLUMNS} FROM gateway.supplier WHERE supplier.oauth_client = $1`,
    [oauthClient],
  );
  return row && supplierOfRow(row);
}

/** Writes a supplier, new or changed. When it was made stays as it was. */
export async function keepSupplier(sql: Sql, supplier: SupplierRecord): Promise<void> {
  await sql.run(
    `INSERT INTO gateway.supplier (name, sources, kinds, organisations, workplaces, events_per_second, oauth_client,
       created_at, closed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (name) DO UPDATE SET sources = excluded.sources, kinds = excluded.kinds,
       organisations = excluded.organisations, workplaces = excluded.workplaces,
       events_per_second = excluded.events_per_second, oauth_client = excluded.oauth_client, closed_at = excluded.closed_at`,
    [
      supplier.name,
      supplier.sources,
      supplier.kinds,
      supplier.organisations === 'any' ? null : supplier.organisations,
      supplier.workplaces,
      supplier.eventsPerSecond,
      supplier.oauthClient ?? null,
      supplier.createdAt,
      supplier.closedAt ?? null,
    ],
  );
}
