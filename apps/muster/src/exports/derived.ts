import { addMonths, firstDayOf, type Month, monthOf, PROFESSION_NAMES } from '@muster/domain';
import {
  flowsByMonth,
  type FlowMonth,
  type MonthsAsked,
  type Sql,
  stockByMonth,
  type StockMonth,
} from '@muster/store';

/** `level,area,profession,measure,month,kind,value` */
export type ExportRow = readonly [string, string, string, string, string, string, number];

export const EXPORT_COLUMNS = ['level', 'area', 'profession', 'measure', 'month', 'kind', 'value'];

export type ExportMeasure = 'headcount' | 'fte' | 'unknown-fte' | 'on-leave';

export interface Export extends MonthsAsked {
  readonly measure?: ExportMeasure | undefined;
}

/**
 * The stock on the last day of each month; FTE in hundred-thousandths, posts of unknown FTE, people on leave. Zeros and the
 * profession `other` are left out.
 */
export async function* exportStock(sql: Sql, generation: number, asked: Export): AsyncGenerator<ExportRow> {
  const changes = (await stockByMonth(sql, generation, asked)).filter(isCounted);
  const last =
    asked.to ?? changes.reduce<Month | undefined>((latest, { month }) => later(latest, month), undefined);
  if (last === undefined) return;
  let at = 0;
  while (at < changes.length) {
    const { level, area, profession } = changes[at]!;
    const sums: Record<ExportMeasure, number> = { headcount: 0, fte: 0, 'unknown-fte': 0, 'on-leave': 0 };
    const belongs = (row: StockMonth | undefined) =>
      row !== undefined && row.level === level && row.area === area && row.profession === profession;
    for (let month = changes[at]!.month; month <= last; month = nextMonth(month)) {
      for (let row = changes[at]; belongs(row) && row!.month === month; row = changes[(at += 1)]) {
        sums.headcount += row!.headcount;
        sums.fte += row!.fte;
        sums['unknown-fte'] += row!.unknown_fte;
        sums['on-leave'] += row!.on_leave;
      }
      if (asked.from !== undefined && month < asked.from) continue;
      for (const [measure, value] of Object.entries(sums))
        if (value !== 0 && (asked.measure ?? measure) === measure)
          yield [level, area, profession, measure, month, 'stock', value];
    }
    while (belongs(changes[at])) at += 1;
  }
}

/** Flows summed by month, by kind. */
export async function* exportFlows(sql: Sql, generation: number, asked: Export): AsyncGenerator<ExportRow> {
  for (const row of (await flowsByMonth(sql, generation, asked)).filter(isCounted))
    for (const measure of ['headcount', 'fte'] as const)
      if (row[measure] !== 0 && (asked.measure ?? measure) === measure)
        yield [row.level, row.area, row.profession, measure, row.month, row.kind, row[measure]];
}

function isCounted({ profession }: StockMonth | FlowMonth): boolean {
  return profession !== 'other' && PROFESSION_NAMES.includes(profession);
}

function nextMonth(month: Month): Month {
  return monthOf(addMonths(firstDayOf(month), 1));
}

function later(a: Month | undefined, b: Month): Month {
  return a === undefined || b > a ? b : a;
}
