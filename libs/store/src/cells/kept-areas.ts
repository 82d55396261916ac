import { type Area, type Level, type Profession } from '@muster/domain';
import { type Sight } from '../head/sight.js';
import { type KeptAt } from './kept-sums.js';
import { type Between, parametersOf, writtenSince } from './news.sql.js';
import { areasWithStock } from './workforce.sql.js';

/** Areas that have cells of stock, in no order: the same list for as long as they are the same. */
export type StockAreas = (profession: Profession, level: Level) => Promise<readonly Area[]>;

/** They are asked for again and again, and there are few that were written to since: those alone are looked at. */
export class KeptAreas {
  private readonly known = new Map<string, { readonly sight: Sight; readonly areas: readonly Area[] }>();

  async read(at: KeptAt, profession: Profession, level: Level): Promise<readonly Area[]> {
    const { sql, generation, sight } = at;
    const key = [generation, profession, level].join(' ');
    const before = this.known.get(key);
    const areas =
      before && sight?.includes(before.sight)
        ? await areasSince(at, { profession, level }, before.areas, { since: before.sight, now: sight })
        : await areasWithStock(sql, generation, profession, level);
    if (sight && (!before || sight.includes(before.sight))) this.known.set(key, { sight, areas });
    return areas;
  }
}

async function areasSince(
  { sql, generation }: KeptAt,
  where: { readonly profession: Profession; readonly level: Level },
  before: readonly Area[],
  between: Between,
): Promise<readonly Area[]> {
  if (between.now.isSameAs(between.since)) return before;
  const parameters = parametersOf(generation, between);
  const written = `SELECT DISTINCT profession, level, area ${writtenSince({ cube: 'stock_month', where }, parameters)}`;
  const rows = await sql.rows<{ readonly area: Area; readonly has: boolean }>(
    `SELECT area, EXISTS (SELECT FROM muster.workforce AS cell WHERE cell.generation = $1
       AND cell.profession = written.profession AND cell.level = written.level AND cell.area = written.area
       AND cell.stock_days IS NOT NULL) AS has
     FROM (${written}) AS written`,
    parameters,
  );
  const areas = new Set(before);
  const changed = rows.filter(({ area, has }) => has !== areas.has(area));
  if (changed.length === 0) return before;
  for (const { area, has } of changed)
    if (has) areas.add(area);
    else areas.delete(area);
  return [...areas];
}
