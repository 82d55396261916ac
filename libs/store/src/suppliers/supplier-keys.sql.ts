import { type Sql } from '../database.js';
import { SUPPLIER_COLUMNS, type SupplierRecord, supplierOfRow, type SupplierRow } from './suppliers.sql.js';

/** A key, without what would be needed to use it. */
export interface KeyRecord {
  readonly keyId: string;
  readonly supplier: string;
  readonly label: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | undefined;
  /** At most a minute older than the last use. */
  readonly lastUsedAt: Date | undefined;
}

type KeyRow = Omit<KeyRecord, 'revokedAt' | 'lastUsedAt'> & {
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
};

const KEY_COLUMNS = `key_id AS "keyId", supplier, label, supplier_key.created_at AS "createdAt",
  expires_at AS "expiresAt", revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"`;

function keyOfRow(row: KeyRow): KeyRecord {
  return { ...row, revokedAt: row.revokedAt ?? undefined, lastUsedAt: row.lastUsedAt ?? undefined };
}

export interface NewKey {
  readonly keyId: string;
  readonly supplier: string;
  /** SHA-256, 32 bytes. */
  readonly secretHash: Buffer;
  readonly label: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** @returns whether there is such a supplier, and it is not closed */
export async function keepKey(sql: Sql, key: NewKey): Promise<boolean> {
  const kept = await sql.run(
    `INSERT INTO gateway.supplier_key (key_id, supplier, secret_hash, label, created_at, expires_at)
     SELECT $1, name, $3::bytea, $4, $5::timestamptz, $6::timestamptz FROM gateway.supplier WHERE name = $2 AND closed_at IS NULL`,
    [key.keyId, key.supplier, key.secretHash, key.label, key.createdAt, key.expiresAt],
  );
  return kept === 1;
}

/** All keys, or those of one supplier, the newest first. */
export async function supplierKeys(sql: Sql, supplier?: string): Promise<KeyRecord[]> {
  const rows = await sql.rows<KeyRow>(
    `SELECT ${KEY_COLUMNS} FROM gateway.supplier_key WHERE $1::text IS NULL OR supplier = $1
     ORDER BY supplier COLLATE "C", created_at DESC, key_id`,
    [supplier ?? null],
  );
  return rows.map(keyOfRow);
}

/** The key's columns beside a supplier's. */
type WithKey = Pick<KeyRow, 'keyId' | 'label' | 'expiresAt' | 'revokedAt' | 'lastUsedAt'> & {
  readonly keyCreatedAt: Date;
  readonly secretHash: Buffer;
};

/** A key with its hash and its supplier, as they are now. */
export interface KeyWithSupplier {
  readonly key: KeyRecord;
  readonly secretHash: Buffer;
  readonly supplier: SupplierRecord;
}

/**
 * For an array PostgreSQL would plan anew each time, as it can tell its length; of JSON it takes the same plan for any.
 * @returns for each id its key, or undefined where there is no such key
 */
export async function keysWithSuppliers(
  sql: Sql,
  keyIds: readonly string[],
): Promise<(KeyWithSupplier | undefined)[]> {
  const rows = await sql.rows<SupplierRow & WithKey>(
    `SELECT ${SUPPLIER_COLUMNS}, key_id AS "keyId", secret_hash AS "secretHash", label, supplier_key.created_at AS "keyCreatedAt",
       expires_at AS "expiresAt", revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"
     FROM gateway.supplier_key JOIN gateway.supplier ON supplier.name = supplier_key.supplier
     WHERE key_id IN (SELECT jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify([...new Set(keyIds)])],
  );
  const found = new Map(
    rows.map(row => {
      const key = keyOfRow({
        keyId: row.keyId,
        supplier: row.name,
        label: row.label,
        createdAt: row.keyCreatedAt,
        expiresAt: row.expiresAt,
        revokedAt: row.revokedAt,
        lastUsedAt: row.lastUsedAt,
      });
      return [row.keyId, { key, secretHash: row.secretHash, supplier: supplierOfRow(row) }];
    }),
  );
  return keyIds.map(keyId => found.get(keyId));
}

/** Revokes a key; one that was revoked already keeps its moment. Undefined where there is no such key. */
export async function markRevoked(sql: Sql, keyId: string, at: Date): Promise<KeyRecord | undefined> {
  const [row] = await sql.rows<KeyRow>(
    `UPDATE gateway.supplier_key SET revoked_at = coalesce(revoked_at, $2) WHERE key_id = $1 RETURNING ${KEY_COLUMNS}`,
    [keyId, at],
  );
  return row && keyOfRow(row);
}

/** Notes a use, unless another request is just noting one: nobody waits for a note. */
export async function noteKeyUse(sql: Sql, keyId: string, at: Date): Promise<void> {
  await sql.run(
    `UPDATE gateway.supplier_key SET last_used_at = $2 WHERE key_id = (
       SELECT key_id FROM gateway.supplier_key
       WHERE key_id = $1 AND (last_used_at IS NULL OR last_used_at <= $2::timestamptz - interval '1 minute')
       FOR UPDATE SKIP LOCKED)`,
    [keyId, at],
  );
}
