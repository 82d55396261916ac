import { type Month, monthAfter } from '@muster/domain';
import { type AreaSeries, type SeriesInput, type SeriesPeriod } from '@muster/forecast';

interface Year {
  readonly end: number;
  readonly stock: number;
  readonly joiners: number;
  readonly leavers: number;
}

/** What would be published of a simulated England: by region, stocks at the ends of years and who joined and left in them. */
export class YearlySeries {
  readonly #years: ReadonlyMap<string, Year[]>;
  readonly #counts: Map<string, { joiners: number; leavers: number }>;

  /** @param from the step from which figures are published */
  constructor(
    private readonly regions: readonly string[],
    private readonly from: number,
  ) {
    this.#years = new Map(regions.map(region => [region, []]));
    this.#counts = new Map(regions.map(region => [region, { joiners: 0, leavers: 0 }]));
  }

  joined(region: string): void {
    this.#counts.get(region)!.joiners += 1;
  }

  left(region: string): void {
    this.#counts.get(region)!.leavers += 1;
  }

  endYear(step: number, stockOf: (region: string) => number): void {
    for (const region of this.regions) {
      const counts = this.#counts.get(region)!;
      if (step >= this.from - 1)
        this.#years.get(region)!.push({ end: step, stock: stockOf(region), ...counts });
      this.#counts.set(region, { joiners: 0, leavers: 0 });
    }
  }

  /** @param first the step after the origin */
  series(origin: Month, first: number): SeriesInput {
    const regions = this.regions.map((area): AreaSeries => ({
      area,
      periods: this.#periods(area, origin, first),
    }));
    const england = regions[0]!.periods.map((period, at): SeriesPeriod => {
      const sum = (figure: 'start' | 'end' | 'joiners' | 'leavers') =>
        regions.reduce((all, { periods }) => all + periods[at]![figure]!, 0);
      return {
        ...period,
        start: sum('start'),
        end: sum('end'),
        joiners: sum('joiners'),
        leavers: sum('leavers'),
      };
    });
    return {
      profession: 'midwife',
      measure: 'headcount',
      origin,
      england: { area: 'ENG', periods: england },
      regions,
    };
  }

  #periods(region: string, origin: Month, first: number): SeriesPeriod[] {
    const years = this.#years.get(region)!;
    return years.slice(1).map(({ end, stock, joiners, leavers }, at) => ({
      from: monthAfter(origin, end + 1 - first - 12),
      to: monthAfter(origin, end + 1 - first),
      start: years[at]!.stock,
      end: stock,
      joiners,
      leavers,
    }));
  }
}
