import {
  amount,
  type Area,
  ENGLAND,
  fteNumber,
  type Month,
  monthOf,
  type Profession,
  type PublishedPeriod,
  type ReportedMeasure,
  vintagesOf,
} from '@muster/domain';
import { type SeriesInput, type SeriesPeriod } from '@muster/forecast';
import { publishedAt, readHead, type Sql } from '@muster/store';
import { type OpenMuster } from '../open-muster.js';
import { withMuster } from '../with-muster.js';

/** A published series of the store, of one vintage; the origin is still to be said. */
export interface StoredSeries {
  readonly name: string;
  readonly vintage: Month;
  readonly series: Omit<SeriesInput, 'origin'> & { readonly profession: Profession };
}

/** Whose figures are published, as far as Muster counts them. */
const FORECAST: readonly Profession[] = [
  'midwife',
  'consultant-obstetrics-gynaecology',
  'consultant-all-specialties',
];
const MEASURES: readonly ReportedMeasure[] = ['fte', 'headcount'];

/** Opens the store for what is published in it: the newest vintage of each profession. */
export function storedSeries(options: { readonly demo?: boolean | undefined }): Promise<StoredSeries[]> {
  return withMuster(options, 'muster backtest', muster => seriesHeld(muster));
}

/** @param vintage undefined: the newest that England has */
export function seriesHeld(
  { reader }: Pick<OpenMuster, 'reader'>,
  vintage?: Month,
  professions: readonly Profession[] = FORECAST,
): Promise<StoredSeries[]> {
  return reader.transaction(async snapshot => {
    const { generation } = await readHead(snapshot);
    return generation ? heldIn(snapshot, generation.number, professions, vintage) : [];
  }, 'REPEATABLE READ');
}

async function heldIn(
  sql: Sql,
  generation: number,
  professions: readonly Profession[],
  asked: Month | undefined,
): Promise<StoredSeries[]> {
  const england = await publishedAt(sql, generation, professions, 'england', undefined);
  const regions = await publishedAt(sql, generation, professions, 'region', undefined);
  return england.flatMap(({ profession, periods }) => {
    const chosen = vintagesOf(periods).find(({ vintage }) => asked === undefined || vintage === asked);
    if (!chosen) return [];
    const { series: name, vintage } = chosen;
    const same = (period: PublishedPeriod) => period.vintage === vintage && period.series === name;
    const own = regions.filter(pair => pair.profession === profession);
    return MEASURES.map(measure => ({
      name,
      vintage,
      series: {
        profession,
        measure,
        england: areaSeries(ENGLAND, chosen.periods, measure),
        regions: own
          .map(pair => areaSeries(pair.area, pair.periods.filter(same), measure))
          .filter(({ periods: told }) => told.length > 0),
      },
    }));
  });
}

function areaSeries(area: Area, periods: readonly PublishedPeriod[], measure: ReportedMeasure) {
  const plain = (figure: PublishedPeriod['end']) => {
    const value = amount(figure, measure);
    return value === undefined || measure === 'headcount' ? value : fteNumber(value);
  };
  return {
    area,
    periods: periods.map(({ from, to, start, end, joiners, leavers }): SeriesPeriod => ({
      from: monthOf(from),
      to: monthOf(to),
      start: plain(start),
      end: plain(end),
      joiners: plain(joiners),
      leavers: plain(leavers),
    })),
  };
}
