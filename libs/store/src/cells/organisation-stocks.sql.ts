import { type Day, lastDayOf, monthOf, type OdsCode, type Profession } from '@muster/domain';
import { type Sql } from '../database.js';
import { type StockMonths } from './workforce.sql.js';

/**
 * The stock of each organisation on a day of its own; those without any are absent.
 * @param profession undefined: all together, those that are counted in none included
 */
export async function organisationStocks(
  sql: Sql,
  generation: number,
  profession: Profession | undefined,
  days: ReadonlyMap<OdsCode, Day>,
): Promise<Map<OdsCode, OrganisationStock>> {
  const rows = await sql.rows<{ area: OdsCode; headcount: number; fte: number }>(
    `SELECT asked.area, sum(part.headcount)::bigint AS headcount, sum(part.fte)::bigint AS fte
     FROM unnest($3::text[], $4::date[]) AS asked (area, day) CROSS JOIN LATERAL (
       SELECT headcount, fte FROM muster.cell_stock_month AS cell
       WHERE cell.generation = $1 AND ($2::text IS NULL OR cell.profession = $2) AND cell.level = 'organisation'
         AND cell.area = asked.area
         AND cell.month < to_char(asked.day, 'YYYY-MM')
       UNION ALL
       SELECT headcount, fte FROM muster.cell_stock AS cell
       WHERE cell.generation = $1 AND ($2::text IS NULL OR cell.profession = $2) AND cell.level = 'organisation'
         AND cell.area = asked.area
         AND cell.month = to_char(asked.day, 'YYYY-MM') AND cell.day <= asked.day) AS part
     GROUP BY asked.area`,
    [generation, profession ?? null, [...days.keys()], [...days.values()]],
  );
  return new Map(rows.map(({ area, headcount, fte }) => [area, { headcount, fte }]));
}

/** The same, of one profession, of changes by month that are kept. */
export async function organisationStocksByMonth(
  sql: Sql,
  generation: number,
  profession: Profession,
  days: ReadonlyMap<OdsCode, Day>,
  months: StockMonths,
): Promise<Map<OdsCode, OrganisationStock>> {
  const within = new Map([...days].filter(([, day]) => day !== lastDayOf(monthOf(day))));
  const stocks = await organisationDays(sql, generation, profession, within);
  const kept = await months(profession, 'organisation');
  for (const [code, day] of days) {
    const last = monthOf(day);
    let { headcount, fte } = stocks.get(code) ?? { headcount: 0, fte: 0 };
    for (const row of kept.get(code) ?? []) {
      if (row.month > last || (row.month === last && within.has(code))) break;
      headcount += row.headcount;
      fte += row.fte;
    }
    stocks.set(code, { headcount, fte });
  }
  return stocks;
}

/** What came of the days of a month up to one of them. */
async function organisationDays(
  sql: Sql,
  generation: number,
  profession: Profession,
  days: ReadonlyMap<OdsCode, Day>,
): Promise<Map<OdsCode, OrganisationStock>> {
  if (days.size === 0) return new Map();
  const rows = await sql.rows<OrganisationStock & { readonly area: OdsCode }>(
    `SELECT asked.area, part.* FROM unnest($3::text[], $4::date[]) AS asked (area, day) CROSS JOIN LATERAL (
       SELECT sum(headcount)::bigint AS headcount, sum(fte)::bigint AS fte FROM muster.cell_stock AS cell
       WHERE cell.generation = $1 AND cell.profession = $2 AND cell.level = 'organisation' AND cell.area = asked.area
         AND cell.month = to_char(asked.day, 'YYYY-MM') AND cell.day <= asked.day) AS part
     WHERE part.headcount IS NOT NULL`,
    [generation, profession, [...days.keys()], [...days.values()]],
  );
  return new Map(rows.map(({ area, headcount, fte }) => [area, { headcount, fte }]));
}

export interface OrganisationStock {
  readonly headcount: number;
  readonly fte: number;
}
