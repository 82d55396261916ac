import { type Area, dayNumber, day } from '@muster/domain';
import { type Published } from './published.js';

export interface Figure {
  readonly headcount: number;
  readonly fte: number;
}

/** Stock and flows of one profession and region, from one September's end to the next. */
export interface YearTarget {
  /** Day numbers of the two 30 Septembers. */
  readonly from: number;
  readonly to: number;
  readonly start: Figure;
  readonly end: Figure;
  readonly joiners: Figure;
  readonly leavers: Figure;
}

const PERIOD = /^(\d{4})09 to (\d{4})09$/;
const COLUMNS = {
  start: 'Denominator at start of period',
  end: 'Denominator at end of period',
  joiners: 'Joiners',
  leavers: 'Leavers',
} as const;

/** The published periods of a region's midwives, in order. */
export function publishedTargets(published: Published, region: Area, staffGroup = 'Midwives'): YearTarget[] {
  const rows = published.turnover.filter(
    row => row.NHSE_REGION_CODE === region && row.STAFF_GROUP === staffGroup,
  );
  return [...new Set(rows.map(row => row.PERIOD))].sort().map(period => {
    const years = PERIOD.exec(period);
    if (years === null)
      throw new Error(`a period of the turnover file is not September to September: ${period}`);
    const figure = (name: keyof typeof COLUMNS): Figure => {
      const row = rows.find(candidate => candidate.PERIOD === period && candidate.TYPE === COLUMNS[name]);
      if (row === undefined)
        throw new Error(`the turnover file lacks ${COLUMNS[name]} of ${region}, ${period}`);
      return { headcount: Number(row.HC), fte: Number(row.FTE) };
    };
    return {
      from: dayNumber(day(`${years[1]}-09-30`)),
      to: dayNumber(day(`${years[2]}-09-30`)),
      start: figure('start'),
      end: figure('end'),
      joiners: figure('joiners'),
      leavers: figure('leavers'),
    };
  });
}

/** Yearly rates of a profession without a published series, as shares of its stock. */
export interface Rates {
  readonly joiners: number;
  readonly leavers: number;
  /** Mean FTE of a person in post. */
  readonly fte: number;
}

/** Targets that grow at the given rates from a stock on a day on; 30 Septembers as in the published series. */
export function assumedTargets(opening: number, from: number, years: number, rates: Rates): YearTarget[] {
  const figure = (headcount: number): Figure => ({ headcount, fte: headcount * rates.fte });
  return Array.from({ length: Math.ceil(years) + 1 }, (_, index) => {
    const start = opening * (1 + rates.joiners - rates.leavers) ** index;
    return {
      from: from + Math.round(index * 365.25),
      to: from + Math.round((index + 1) * 365.25),
      start: figure(start),
      end: figure(start * (1 + rates.joiners - rates.leavers)),
      joiners: figure(start * rates.joiners),
      leavers: figure(start * rates.leavers),
    };
  });
}

/** What the joiners and leavers of a year do not explain: end − start − joiners + leavers. */
export function residualOf(target: YearTarget): Figure {
  const rest = (measure: keyof Figure) =>
    target.end[measure] - target.start[measure] - target.joiners[measure] + target.leavers[measure];
  return { headcount: rest('headcount'), fte: rest('fte') };
}

/** The period that a day's flows belong to; before the first and after the last published one, that one. */
export function targetOn(targets: readonly YearTarget[], on: number): YearTarget {
  const found = targets.find(target => on <= target.to) ?? targets.at(-1);
  if (found === undefined) throw new Error('there is no published period');
  return found;
}

/**
 * The stock on a day, between the ends of its period in a straight line. On a day that ends one period and begins the next, the
 * new period's start counts: organisations that entered the data are in it.
 */
export function stockOn(targets: readonly YearTarget[], on: number): Figure {
  const target = targets.find(candidate => on < candidate.to) ?? targets.at(-1);
  if (target === undefined) throw new Error('there is no published period');
  const passed = Math.min(1, Math.max(0, (on - target.from) / (target.to - target.from)));
  const between = (measure: keyof Figure) =>
    target.start[measure] + passed * (target.end[measure] - target.start[measure]);
  return { headcount: between('headcount'), fte: between('fte') };
}
