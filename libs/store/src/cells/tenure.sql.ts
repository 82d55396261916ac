import {
  addMonths,
  type Area,
  firstDayOf,
  type Month,
  monthOf,
  type Profession,
  TENURE_BANDS,
  TENURE_ENTRIES,
  TENURE_EXITS,
  type TenureBand,
  type TenureEntry,
  type TenureExit,
} from '@muster/domain';
import { type Sql } from '../database.js';

export interface TenureAsked {
  readonly profession?: Profession | undefined;
  readonly organisation?: Area | undefined;
  /** Both months belong to the range. */
  readonly from: Month;
  readonly to: Month;
}

/** One band of tenure in one organisation and profession. Lists have a figure a month, from the first asked for to the last. People. */
export interface TenureMonths {
  readonly organisation: Area;
  readonly profession: Profession;
  readonly band: TenureBand;
  /** In post in the band at the end of the month. */
  readonly inPost: readonly number[];
  /** By the band of the day. */
  readonly entries: Readonly<Record<TenureEntry, readonly number[]>>;
  /** By the band of the day before. Those of the last 28 days are provisional. */
  readonly exits: Readonly<Record<TenureExit, readonly number[]>>;
}

/**
 * How long those in post have been so, who left and who came, by month: in order of organisation, profession and band, without bands in
 * which nobody was, came or left. Who is in two organisations is in both. Months to come say how long those who stay will have been in post.
 * @throws {RangeError} where the range ends before it begins
 */
export async function readTenure(sql: Sql, generation: number, asked: TenureAsked): Promise<TenureMonths[]> {
  const { profession, organisation, from, to } = asked;
  const months = monthsOf(from, to);
  const cells = await sql.rows<TenureSum>(
    `SELECT area, profession, band, kind, greatest(month, $4) AS month, sum(count)::bigint AS count
     FROM muster.cell_tenure
     WHERE generation = $1 AND level = 'organisation' AND ($2::text IS NULL OR profession = $2)
       AND ($3::text IS NULL OR area = $3) AND month <= $5 AND (month >= $4 OR kind = 'in-post')
     GROUP BY 1, 2, 3, 4, 5 HAVING sum(count) <> 0
     ORDER BY area, profession, array_position($6::text[], band), month`,
    [generation, profession ?? null, organisation ?? null, from, to, TENURE_BANDS],
  );
  return inBands(cells).map(([first, ...others]) => {
    const counted = (kind: TenureSum['kind']) => countsOf(kind, [first, ...others], months);
    return {
      organisation: first.area,
      profession: first.profession,
      band: first.band,
      inPost: runningSums(counted('in-post')),
      entries: byKind(TENURE_ENTRIES, counted),
      exits: byKind(TENURE_EXITS, counted),
    };
  });
}

interface TenureSum {
  readonly area: Area;
  readonly profession: Profession;
  readonly band: TenureBand;
  readonly kind: 'in-post' | TenureEntry | TenureExit;
  readonly month: Month;
  readonly count: number;
}
type OfBand = [TenureSum, ...TenureSum[]];

function monthsOf(from: Month, to: Month): Map<Month, number> {
  if (from > to)
    throw new RangeError(`tenure is asked for from ${from} to ${to}: the range ends before it begins`);
  const months = new Map<Month, number>();
  for (let month = from; month <= to; month = monthOf(addMonths(firstDayOf(month), 1)))
    months.set(month, months.size);
  return months;
}

/** @param cells in order of organisation, profession and band */
function inBands(cells: readonly TenureSum[]): OfBand[] {
  const bands: OfBand[] = [];
  for (const cell of cells) {
    const [last] = bands.at(-1) ?? [];
    if (last?.area === cell.area && last.profession === cell.profession && last.band === cell.band)
      bands.at(-1)!.push(cell);
    else bands.push([cell]);
  }
  return bands;
}

function countsOf(
  kind: TenureSum['kind'],
  cells: readonly TenureSum[],
  months: ReadonlyMap<Month, number>,
): number[] {
  const counts = Array.from(months, () => 0);
  for (const cell of cells) if (cell.kind === kind) counts[months.get(cell.month)!] = cell.count;
  return counts;
}

function runningSums(changes: readonly number[]): number[] {
  let sum = 0;
  return changes.map(change => (sum += change));
}

function byKind<Kind extends TenureSum['kind']>(
  kinds: readonly Kind[],
  counted: (kind: Kind) => number[],
): Record<Kind, readonly number[]> {
  return Object.fromEntries(kinds.map(kind => [kind, counted(kind)])) as unknown as Record<
    Kind,
    readonly number[]
  >;
}
