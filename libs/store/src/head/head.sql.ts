import { CUBES } from '@muster/domain';
import { type Sql } from '../database.js';

/** The key of the advisory lock that orders the swap of a generation and the making of an epoch against the folding of events. */
const HEAD_LOCK = 0x6d757374;

/** What a projector folds under. */
export interface Head {
  /** The active generation; undefined in a store that was never folded into. */
  readonly generation: { readonly number: number; readonly hash: string } | undefined;
  /** The newest epoch of the reference; 0 when there is none yet. */
  readonly epoch: number;
}

/**
 * The active generation and the newest epoch, held still until the transaction ends. Batches share it; whoever makes an
 * epoch or swaps a generation has it alone, so no contribution is ever made under an epoch that was already replaced unseen.
 */
export async function holdHead(sql: Sql, how: 'shared' | 'alone'): Promise<Head> {
  const lock = how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await sql.rows(`SELECT ${lock}(${HEAD_LOCK})`);
  return readHead(sql);
}

export async function readHead(sql: Sql): Promise<Head> {
  const [row] = await sql.rows<{ number: number | null; hash: string | null; epoch: number }>(`
    SELECT generation.number, generation.hash, (SELECT coalesce(max(number), 0) FROM muster.epoch) AS epoch
    FROM (SELECT) AS one LEFT JOIN muster.generation ON state = 'active'`);
  const { number, hash, epoch } = row!;
  return { generation: number === null || hash === null ? undefined : { number, hash }, epoch };
}

/** The number of a generation by its hash, made (as `building`) when it is new. */
export async function generationNumber(sql: Sql, hash: string): Promise<number> {
  await sql.run(
    `INSERT INTO muster.generation (hash, state) SELECT $1, 'building'
     WHERE NOT EXISTS (SELECT FROM muster.generation WHERE hash = $1)`,
    [hash],
  );
  const [row] = await sql.rows<{ number: number }>('SELECT number FROM muster.generation WHERE hash = $1', [
    hash,
  ]);
  return row!.number;
}

/** Makes a generation the one that readers see; the one before is retired. The caller holds the head alone. */
export async function activateGeneration(sql: Sql, number: number): Promise<void> {
  await sql.run(`UPDATE muster.generation SET state = 'retired' WHERE state = 'active' AND number <> $1`, [
    number,
  ]);
  await sql.run(`UPDATE muster.generation SET state = 'active', activated_at = now() WHERE number = $1`, [
    number,
  ]);
}

/** Deletes the read models of every generation but one: nobody reads them once it is active. */
export async function dropOtherGenerations(sql: Sql, keep: number): Promise<void> {
  const tables = [...Object.keys(CUBES).map(cube => `cell_${cube}`), 'card_target', 'standing', 'refold'];
  for (const table of tables) await sql.run(`DELETE FROM muster.${table} WHERE generation <> $1`, [keep]);
}
