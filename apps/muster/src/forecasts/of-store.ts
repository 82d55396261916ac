import { type Month, type Profession } from '@muster/domain';
import { type Published, publishedIn, readHead } from '@muster/store';
import { type OpenMuster } from '../open-muster.js';
import { withMuster } from '../with-muster.js';

/** Whose figures are published, as far as Muster counts them. */
const FORECAST: readonly Profession[] = [
  'midwife',
  'consultant-obstetrics-gynaecology',
  'consultant-all-specialties',
];

/** Opens the store for what is published in it: the newest vintage of each profession. */
export function storedSeries(options: { readonly demo?: boolean | undefined }): Promise<Published[]> {
  return withMuster(options, 'muster backtest', muster => seriesHeld(muster));
}

/** @param vintage undefined: the newest that England has */
export function seriesHeld(
  { reader }: Pick<OpenMuster, 'reader'>,
  vintage?: Month,
  professions: readonly Profession[] = FORECAST,
): Promise<Published[]> {
  return reader.snapshot(async sql => {
    const { generation } = await readHead(sql);
    return generation ? publishedIn({ sql, generation: generation.number }, professions, vintage) : [];
  });
}
