import { SPREAD_CUBES } from '@muster/domain';
import { OTHER_CUBES } from '../cells/deltas.js';
import { type Sql } from '../database.js';

/** The key of the advisory lock that orders the swap of a generation and the making of an epoch against the folding of events. */
const HEAD_LOCK = 0x6d757374;

/** What a projector folds under. */
export interface Head {
  /** The active generation; undefined in a store that was never folded into. */
  readonly generation: { readonly number: number; readonly hash: string } | undefined;
  /** Generations that are being built: what is folded into the active one is queued for them. */
  readonly building: readonly number[];
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

/** The head was shared for longer than somebody who wants it alone may keep others waiting. */
export class HeadIsShared extends Error {}

/**
 * As `holdHead` alone, but no longer asked for than so many milliseconds: whoever wants to share it waits behind the one who asks.
 * @throws {HeadIsShared} the transaction must be rolled back
 */
export async function holdHeadSoon(sql: Sql, milliseconds: number): Promise<Head> {
  await sql.rows(`SELECT set_config('lock_timeout', $1, true)`, [`${milliseconds}ms`]);
  try {
    await sql.rows(`SELECT pg_advisory_xact_lock(${HEAD_LOCK})`);
  } catch (error) {
    if ((error as { code?: unknown }).code === LOCK_NOT_AVAILABLE) throw new HeadIsShared();
    throw error;
  }
  await sql.rows(`SELECT set_config('lock_timeout', '0', true)`);
  return readHead(sql);
}

const LOCK_NOT_AVAILABLE = '55P03';

export async function readHead(sql: Sql): Promise<Head> {
  const [row] = await sql.rows<{
    number: number | null;
    hash: string | null;
    building: number[];
    epoch: number;
  }>(`
    SELECT generation.number, generation.hash,
      ARRAY(SELECT number::integer FROM muster.generation WHERE state = 'building') AS building,
      (SELECT coalesce(max(number), 0) FROM muster.epoch) AS epoch
    FROM (SELECT) AS one LEFT JOIN muster.generation ON state = 'active'`);
  const { number, hash, building, epoch } = row!;
  return { generation: number === null || hash === null ? undefined : { number, hash }, building, epoch };
}

/** Begins a generation, beside whatever there is. */
export async function newGeneration(sql: Sql, hash: string): Promise<number> {
  const [row] = await sql.rows<{ number: number }>(
    `INSERT INTO muster.generation (hash, state) VALUES ($1, 'building') RETURNING number`,
    [hash],
  );
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

/** Gives generations up that are being built: what a rebuild that was killed left behind. The caller holds the head alone. */
export async function retireUnfinished(sql: Sql): Promise<void> {
  await sql.run(`UPDATE muster.generation SET state = 'retired' WHERE state = 'building'`);
}

/** Deletes the read models of retired generations: nobody reads them, and nobody writes to them any more. */
export async function dropRetired(sql: Sql): Promise<void> {
  const cells = [...OTHER_CUBES.map(cube => `cell_${cube}`), ...SPREAD_CUBES.map(cube => `packed_${cube}`)];
  const tables = [...cells, 'workforce', 'card_target', 'card_scenario', 'standing', 'refold'];
  for (const table of tables)
    await sql.run(
      `DELETE FROM muster.${table} WHERE generation IN (SELECT number FROM muster.generation WHERE state = 'retired')`,
    );
}
