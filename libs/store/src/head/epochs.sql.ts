import {
  type Area,
  type Codes,
  type Coverage,
  type OdsCode,
  type Placement,
  type Profession,
  type Reference,
  type Succession,
  type Unnumbered,
} from '@muster/domain';
import { createHash } from 'node:crypto';
import { type Sql } from '../database.js';

/** A reference as it is kept: maps as lists of pairs, in order of code. */
interface ReferenceJson {
  readonly names: readonly (readonly [OdsCode, string])[];
  readonly placements: readonly (readonly [OdsCode, readonly PlacementJson[]])[];
  readonly successions: readonly (readonly [OdsCode, Succession])[];
  /** Absent in epochs that were kept before circles were told of. */
  readonly circles?: readonly (readonly [OdsCode, Succession])[];
  readonly feeds: readonly (readonly [OdsCode, readonly (readonly [Profession, CoverageJson])[]])[];
  readonly predecessors: readonly (readonly [string, readonly string[]])[];
}

type CoverageJson = Omit<Coverage, 'to'> & { readonly to: Coverage['to'] | null };

type PlacementJson = Omit<Placement, 'from' | 'icb' | 'region'> & {
  readonly from: Placement['from'] | null;
  readonly icb: Area | null;
  readonly region: Area | null;
};

/**
 * Numbers a reference as the newest epoch, unless the newest one already reads the same. The caller holds the head alone.
 * @param cause why it changed, for operators
 * @returns the number it has
 */
export async function keepEpoch(sql: Sql, reference: Unnumbered, cause: string): Promise<number> {
  const json = JSON.stringify(toJson(reference));
  const hash = createHash('sha256').update(json).digest('hex');
  const [newest] = await sql.rows<{ number: number; content_hash: string }>(
    'SELECT number, content_hash FROM muster.epoch ORDER BY number DESC LIMIT 1',
  );
  if (newest?.content_hash === hash) return newest.number;
  const number = (newest?.number ?? 0) + 1;
  await sql.run('INSERT INTO muster.epoch (number, content_hash, cause, reference) VALUES ($1, $2, $3, $4)', [
    number,
    hash,
    cause,
    json,
  ]);
  return number;
}

/** Reads epochs, and keeps the newest that was asked for: the reference is large, and an epoch never changes. */
export function newestEpoch(codes: Codes): (sql: Sql, number: number) => Promise<Reference> {
  let newest: Reference | undefined;
  return async (sql, number) => {
    if (newest?.epoch !== number) newest = await readEpoch(sql, number, codes);
    return newest;
  };
}

/** @throws when there is no such epoch: epochs are never deleted, so the store is not whole */
export async function readEpoch(sql: Sql, number: number, codes: Codes): Promise<Reference> {
  const [row] = await sql.rows<{ reference: ReferenceJson }>(
    'SELECT reference FROM muster.epoch WHERE number = $1',
    [number],
  );
  if (!row) throw new Error(`the store has no epoch ${number} of the reference`);
  return {
    epoch: number,
    names: new Map(row.reference.names),
    placements: new Map(
      row.reference.placements.map(([code, placements]) => [code, placements.map(fromJson)]),
    ),
    successions: new Map(row.reference.successions),
    circles: new Map(row.reference.circles ?? []),
    feeds: new Map(
      row.reference.feeds.map(([code, coverages]) => [
        code,
        new Map(coverages.map(([profession, { from, to }]) => [profession, { from, to: to ?? undefined }])),
      ]),
    ),
    predecessors: new Map(row.reference.predecessors),
    ...codes,
  };
}

function toJson(reference: Unnumbered): ReferenceJson {
  const byCode = <Key, Value>(map: ReadonlyMap<Key, Value>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    names: byCode(reference.names),
    placements: byCode(reference.placements).map(([code, placements]) => [
      code,
      placements.map(({ from, icb, region, country }) => ({
        from: from ?? null,
        icb: icb ?? null,
        region: region ?? null,
        country,
      })),
    ]),
    successions: byCode(reference.successions),
    circles: byCode(reference.circles),
    feeds: byCode(reference.feeds).map(([code, coverages]) => [
      code,
      byCode(coverages).map(([profession, { from, to }]) => [profession, { from, to: to ?? null }]),
    ]),
    predecessors: byCode(reference.predecessors),
  };
}

function fromJson({ from, icb, region, country }: PlacementJson): Placement {
  return { from: from ?? undefined, icb: icb ?? undefined, region: region ?? undefined, country };
}
