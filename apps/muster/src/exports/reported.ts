import {
  amount,
  type Area,
  ENGLAND,
  levelOf,
  monthOf,
  PROFESSION_NAMES,
  REGIONS,
  type Profession,
} from '@muster/domain';
import { publishedPeriods, type Sql } from '@muster/store';
import { type Export, type ExportRow } from './derived.js';

/** Published figures under the month in which their period ends: stock, or joiners and leavers of the period. */
export async function* exportReported(
  sql: Sql,
  generation: number,
  what: 'stock' | 'flows',
  asked: Export,
): AsyncGenerator<ExportRow> {
  const areas = asked.area === undefined ? [ENGLAND, ...REGIONS.keys()] : [asked.area];
  const professions: readonly Profession[] =
    asked.profession === undefined ? PROFESSION_NAMES : [asked.profession];
  for (const area of areas.filter(of => asked.level === undefined || levelOf(of) === asked.level))
    for (const profession of professions) yield* rowsOf(area, profession);

  async function* rowsOf(area: Area, profession: Profession): AsyncGenerator<ExportRow> {
    const periods = await publishedPeriods(sql, generation, profession, area);
    const newest = periods.reduce((latest, { vintage }) => (vintage > latest ? vintage : latest), '');
    for (const period of periods.filter(({ vintage }) => vintage === newest)) {
      const month = monthOf(period.to);
      if ((asked.from !== undefined && month < asked.from) || (asked.to !== undefined && month > asked.to))
        continue;
      const figures =
        what === 'stock' ? { stock: period.end } : { joiners: period.joiners, leavers: period.leavers };
      for (const [kind, figure] of Object.entries(figures))
        for (const measure of ['headcount', 'fte'] as const) {
          const value = amount(figure, measure);
          if (value !== undefined && value !== 0 && (asked.measure ?? measure) === measure)
            yield [levelOf(area), area, profession, measure, month, kind, value];
        }
    }
  }
}
