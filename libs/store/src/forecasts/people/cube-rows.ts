import {
  addMonths,
  areasOf,
  type Day,
  firstDayOf,
  lastDayOf,
  type Month,
  monthOf,
  type OdsCode,
  type Profession,
  type Reference,
} from '@muster/domain';
import { type CubeRows, type PlaceNow, type StockRow } from '@muster/forecast/evidence';
import { type EvidenceSource } from '../../cells/evidence-source.js';
import { flowsByMonth, stockByMonth } from '../../cells/months.sql.js';
import { readTenure } from '../../cells/tenure.sql.js';
import { cohortRows, placesRows } from './training-rows.sql.js';

/** So far back leaving and hours are looked at, by year. */
const YEARS = 6;

/** What the cubes hold of a profession at the end of a month, for a forecast that begins there. */
export async function cubeRows(
  { sql, generation, reference, today }: EvidenceSource,
  profession: Profession,
  origin: Month,
): Promise<CubeRows> {
  const months = Array.from({ length: 12 * YEARS + 1 }, (_, at) => before(origin, 12 * YEARS - at));
  const [from] = months as [Month];
  const asked = { profession, to: origin };
  const tenure = await readTenure(sql, generation, { profession, from, to: origin });
  const flows = await flowsByMonth(sql, generation, { ...asked, level: 'organisation' });
  const changes = await stockByMonth(sql, generation, { ...asked, level: 'organisation' });
  const moves = await flowsByMonth(sql, generation, { ...asked, from, level: 'region' });
  const cohorts = await cohortRows(sql, generation, profession);
  const codes = [
    ...tenure.map(({ organisation }) => organisation as string),
    ...[...flows, ...changes].map(({ area }) => area as string),
    ...cohorts.map(({ organisation }) => organisation),
  ];
  return {
    ...{ profession, origin, months, cohorts },
    places: placesOf(new Set(codes), reference, lastDayOf(origin)),
    coveredFrom: coveredFrom(new Set(codes), reference, profession),
    tenure: tenure.map(({ organisation, band, inPost, exits }) => ({
      ...{ organisation, band, inPost },
      exits: { left: exits.left },
    })),
    flows: flows.map(({ area, kind, month, headcount, fte }) => {
      return { organisation: area, kind, month: month < from ? from : month, headcount, fte };
    }),
    stocks: yearly(
      changes.map(change => ({ ...change, organisation: change.area })),
      months,
    ),
    movedBetweenRegions: moves.filter(({ kind }) => kind === 'move-out'),
    intakes: await placesRows(sql, generation, profession, today),
  };
}

function before(month: Month, months: number): Month {
  return monthOf(addMonths(firstDayOf(month), -months));
}

/** By code: where it lies, and what it means, on the day. Outside England: not at all. */
function placesOf(
  codes: ReadonlySet<string>,
  reference: Reference,
  on: Day,
): Readonly<Record<string, PlaceNow>> {
  const places = [...codes].sort().flatMap(code => {
    const { organisation, icb, region } = areasOf(reference, code as OdsCode, on);
    return organisation === undefined || icb === undefined || region === undefined
      ? []
      : [[code, { organisation, icb, region }] as const];
  });
  return Object.fromEntries(places);
}

function coveredFrom(
  codes: ReadonlySet<string>,
  { feeds }: Reference,
  profession: Profession,
): Readonly<Record<string, Month>> {
  const covered = [...codes].sort().flatMap(code => {
    const from = feeds.get(code as OdsCode)?.get(profession)?.from;
    if (from === undefined) return [];
    return [[code, from.endsWith('-01') ? monthOf(from) : before(monthOf(from), -1)] as const];
  });
  return Object.fromEntries(covered);
}

/** Stocks at the ends of the years that end with the origin. @param changes of months */
function yearly(changes: readonly StockRow[], months: readonly Month[]): StockRow[] {
  const ends = months.filter((_, at) => at % 12 === 0);
  const stocks = new Map<string, StockRow>();
  for (const { organisation, month, headcount, fte } of changes)
    for (const end of ends.filter(end => end >= month)) {
      const key = `${organisation} ${end}`;
      const sum = stocks.get(key) ?? { organisation, month: end, headcount: 0, fte: 0 };
      stocks.set(key, { ...sum, headcount: sum.headcount + headcount, fte: sum.fte + fte });
    }
  return [...stocks.values()];
}
