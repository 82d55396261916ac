import {
  type AcademicYear,
  type Area,
  type CountedCell,
  countedAttribute,
  day,
  groupedCut,
  listedTable,
  type Month,
  PARTICIPATION_TABLES,
  protect,
  REGIMES,
  type ReleasedCut,
} from '@muster/domain';
import { readPublished, USUAL } from '@muster/simulator';
import { expect, it } from 'vitest';
import { foldedCohort, type Told } from './cohorts.js';

const COHORT = '2021-09' as Month;
const YEAR = '2021' as AcademicYear;
const READ_FROM = day('2026-06-30');
const LEAST_READABLE = 0.85;
const LEVELS = ['region', 'england'] as const;

type ParticipationCell = Extract<Told['cells'][number], { cube: 'participation' }>;

/** Midwifery starters of England in 2021, published, shared out among regions as their midwives in post that September were. */
function startersByRegion(): (readonly [region: Area, starters: number])[] {
  const { figures, turnover } = readPublished();
  const starters = figures
    .filter(({ measure, period }) => /graduate midwifery starters/.test(measure) && period === YEAR)
    .reduce((sum, { value }) => sum + Number(value), 0);
  const midwives = turnover.filter(
    row =>
      row.STAFF_GROUP === 'Midwives' &&
      row.PERIOD === '202009 to 202109' &&
      row.TYPE === 'Denominator at end of period' &&
      row.NHSE_REGION_CODE !== 'All',
  );
  const all = midwives.reduce((sum, { HC }) => sum + Number(HC), 0);
  return midwives.map(row => [row.NHSE_REGION_CODE as Area, Math.round((starters * Number(row.HC)) / all)]);
}

/** What is told of everybody who applied for a cohort of the region, by the table that it belongs to. */
function cellsOf(region: Area, starters: number, seed: number): ParticipationCell[] {
  const cohort = foldedCohort({
    seed,
    applicants: Math.round(starters / (USUAL.offered * USUAL.accepted)),
    cohort: COHORT,
    place: { institution: 'HE58A', placement: 'RH8' },
    until: READ_FROM,
    exposureMonths: 12,
  });
  return cohort.flatMap(({ cells }) =>
    cells
      .filter((cell): cell is ParticipationCell => cell.cube === 'participation')
      .map(cell => ({ ...cell, at: { ...cell.at, level: 'region' as const, area: region } })),
  );
}

/** Of cells that count somebody: how many there are, and how many an answer gives a number for that is not 0. */
function readableOf(cells: readonly ParticipationCell[], level: (typeof LEVELS)[number]) {
  const tables = new Map<string, CountedCell[]>();
  for (const { at, add } of cells) {
    const area = level === 'england' ? 'ENG' : at.area;
    const key = JSON.stringify([at.stage, at.profession, at.attribute, area]);
    const held = tables.get(key);
    const cell = { value: at.value, count: add.count, key: add.key };
    if (held === undefined) tables.set(key, [cell]);
    else held.push(cell);
  }
  const sum = { all: 0, readable: 0 };
  for (const [key, counted] of tables) {
    const [stage, profession, finest, area] = JSON.parse(key) as string[];
    for (const attribute of Object.keys(PARTICIPATION_TABLES.attributes)) {
      if (countedAttribute(attribute) !== finest) continue;
      const asked = { stage, profession, attribute, area, level, year: YEAR } as never;
      const table = listedTable(asked, PARTICIPATION_TABLES)!;
      const cut = { month: '2026-06', cells: counted } as unknown as ReleasedCut;
      const released = groupedCut(table, cut)!;
      const answer = protect(table, released, REGIMES.hesa);
      if (answer.status !== 'answered') throw new Error(`${key} is not answered`);
      const told = new Map(answer.rows.map(({ value, count }) => [value, count]));
      for (const value of new Set(released.cells.map(cell => cell.value))) {
        const count = told.get(value);
        sum.all += 1;
        if (count?.kind === 'count' && count.value > 0) sum.readable += 1;
      }
    }
  }
  return sum;
}

it('most figures of a year of entrants can still be read, of England and of its regions', () => {
  const cells = startersByRegion().flatMap(([region, starters], nth) => cellsOf(region, starters, nth + 1));
  const shares = LEVELS.map(level => ({ level, ...readableOf(cells, level) }));
  const [all, readable] = (['all', 'readable'] as const).map(name =>
    shares.reduce((sum, share) => sum + share[name], 0),
  );
  for (const share of shares)
    process.stdout.write(
      `  ${share.level}: ${share.readable} of ${share.all} cells readable, ${((100 * share.readable) / share.all).toFixed(1)} %\n`,
    );
  expect(readable! / all!).toBeGreaterThanOrEqual(LEAST_READABLE);
});
