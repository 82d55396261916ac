import { isMonth, type Month } from '@muster/domain';
import { FORECAST_ENGLAND, type SeriesInput, type SeriesMeasure, type SeriesPeriod } from '@muster/forecast';
import { openCsv, type Row } from '@muster/gateway/files';
import { MusterFault } from '@muster/platform';

/** A file in the format of NHS England's turnover publication, as series. */
export interface TurnoverFile {
  /** One a profession and measure; the origin is still to be said. */
  readonly series: readonly Omit<SeriesInput, 'origin'>[];
  /** The last month in which a period with a stock ends. */
  readonly lastEnd: Month | undefined;
  /** What was passed over because Muster does not know it. */
  readonly skipped: readonly string[];
  /** What could not be read, with where and why. */
  readonly faults: readonly string[];
}

/** How forecasts call the professions of the file. Its consultants are of all specialties. */
const PROFESSIONS = new Map([
  ['midwives', 'midwife'],
  ['hchs doctors - consultant', 'consultant'],
]);
const ORDER = ['midwife', 'consultant'];

const FIGURES = new Map<string, 'start' | 'end' | 'joiners' | 'leavers'>([
  ['denominator at start of period', 'start'],
  ['denominator at end of period', 'end'],
  ['joiners', 'joiners'],
  ['leavers', 'leavers'],
]);

const MEASURES: readonly { readonly column: string; readonly measure: SeriesMeasure }[] = [
  { column: 'FTE', measure: 'fte' },
  { column: 'HC', measure: 'headcount' },
];

const PERIOD = /^(\d{4})(\d{2}) to (\d{4})(\d{2})$/;
const REGION = /^Y\d{2}$/;
/** What publications put where a figure is withheld or missing. */
const WITHHELD = new Set(['', '*', '-', '–', '.', '..', ':', 'c', 'x', 'z', 'n/a', 'na', 'null']);
const NUMBER = /^\d+(\.\d+)?$/;
const MOST_FAULTS = 20;

type Period = { -readonly [Key in keyof SeriesPeriod]: SeriesPeriod[Key] };

/**
 * @throws {MusterFault} `bad-file` for what spoils the whole file: not there, empty, no CSV, columns missing, not one row that fits
 */
export async function readTurnoverFile(file: string): Promise<TurnoverFile> {
  const csv = await openCsv(file, ['PERIOD', 'TYPE', 'NHSE_REGION_CODE', 'STAFF_GROUP'], () => undefined);
  const measures = MEASURES.filter(({ column }) => csv.header.includes(column));
  if (measures.length === 0)
    throw new MusterFault(
      'bad-file',
      `${file} cannot be read: it has neither a column HC nor a column FTE`,
      'add one of them: people (HC) or full-time equivalents (FTE)',
    );
  const reading = new Reading();
  for await (const row of csv.rows()) reading.take(row, measures);
  return reading.result(file);
}

class Reading {
  private readonly periods = new Map<string, Period>();
  private readonly skipped = new Map<string, number>();
  private readonly faults: string[] = [];
  private readonly told = new Set<string>();

  take({ line, cells, fault }: Row, measures: typeof MEASURES): void {
    if (fault !== undefined) {
      this.faults.push(`line ${line}: expected ${fault}`);
      return;
    }
    const cell = (name: string) => (cells[name] ?? '').trim();
    const profession = PROFESSIONS.get(cell('STAFF_GROUP').toLowerCase());
    const region = cell('NHSE_REGION_CODE');
    const figure = FIGURES.get(cell('TYPE').toLowerCase());
    const period = PERIOD.exec(cell('PERIOD'));
    const [from, to] = [`${period?.[1]}-${period?.[2]}`, `${period?.[3]}-${period?.[4]}`];
    if (!profession) return this.skip(`staff group ${quoted(cell('STAFF_GROUP'))}`);
    if (region !== 'All' && !REGION.test(region)) return this.skip(`region ${quoted(region)}`);
    if (!figure) {
      const kinds = [...FIGURES.keys()].join(', ');
      this.faults.push(`line ${line}: TYPE is ${quoted(cell('TYPE'))}, expected one of: ${kinds}`);
      return;
    }
    if (!isMonth(from) || !isMonth(to) || to <= from) {
      const got = quoted(cell('PERIOD'));
      this.faults.push(`line ${line}: PERIOD is ${got}, expected YYYYMM to YYYYMM, e.g. 202109 to 202209`);
      return;
    }
    for (const { column, measure } of measures) {
      const value = figureOf(cell(column));
      if (value === undefined) continue;
      if (Number.isNaN(value)) {
        this.faults.push(`line ${line}: ${column} is ${quoted(cell(column))}, expected a number from 0 on`);
        continue;
      }
      this.put(JSON.stringify([profession, measure, region, from, to]), { from, to }, figure, value, line);
    }
  }

  private put(
    key: string,
    span: Pick<SeriesPeriod, 'from' | 'to'>,
    figure: 'start' | 'end' | 'joiners' | 'leavers',
    value: number,
    line: number,
  ): void {
    const period = this.periods.get(key) ?? { ...span };
    this.periods.set(key, period);
    if (this.told.has(`${key} ${figure}`) && period[figure] !== value) {
      this.faults.push(
        `line ${line}: it gives a figure anew and differently (${value}, not ${period[figure]}); neither is used: leave one in`,
      );
      period[figure] = undefined;
      return;
    }
    this.told.add(`${key} ${figure}`);
    period[figure] = value;
  }

  private skip(what: string): void {
    this.skipped.set(what, (this.skipped.get(what) ?? 0) + 1);
  }

  result(file: string): TurnoverFile {
    if (this.periods.size === 0)
      throw new MusterFault(
        'bad-file',
        [`${file} holds no figure of midwives or consultants`, ...this.said(), ...this.faultsTold()].join(
          '\n',
        ),
        'it needs rows like: 202209 to 202309,Denominator at end of period,All,Midwives,27065,22211.5405',
      );
    const series = ORDER.flatMap(profession =>
      MEASURES.flatMap(({ measure }) => {
        const areas = this.areasOf(profession, measure);
        if (areas.size === 0) return [];
        const { All: all, ...regions } = Object.fromEntries(areas);
        return [
          {
            profession,
            measure,
            ...(all ? { england: { area: FORECAST_ENGLAND, periods: all } } : {}),
            regions: Object.keys(regions)
              .sort()
              .map(area => ({ area, periods: regions[area]! })),
          },
        ];
      }),
    );
    const ends = [...this.periods.values()].filter(({ end }) => end !== undefined).map(({ to }) => to);
    return { series, lastEnd: ends.sort().at(-1), skipped: this.said(), faults: this.faultsTold() };
  }

  private areasOf(profession: string, measure: SeriesMeasure): Map<string, SeriesPeriod[]> {
    const areas = new Map<string, SeriesPeriod[]>();
    for (const [key, period] of this.periods) {
      const [ofProfession, ofMeasure, region] = JSON.parse(key) as [string, string, string];
      if (ofProfession !== profession || ofMeasure !== measure) continue;
      areas.set(region, [...(areas.get(region) ?? []), period]);
    }
    return areas;
  }

  private said(): string[] {
    return [...this.skipped].map(
      ([what, rows]) => `${what} is not one that Muster forecasts: ${rows} rows were passed over`,
    );
  }

  private faultsTold(): string[] {
    const more = this.faults.length - MOST_FAULTS;
    return [
      ...this.faults.slice(0, MOST_FAULTS),
      ...(more > 0 ? [`and ${more} more lines that cannot be read`] : []),
    ];
  }
}

/** @returns undefined where it is withheld or missing, NaN where it is no figure */
function figureOf(text: string): number | undefined {
  if (WITHHELD.has(text.toLowerCase())) return undefined;
  const plain = text.replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  return NUMBER.test(plain) ? Number(plain) : Number.NaN;
}

/** A cell in a message, cut where it is long. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}
