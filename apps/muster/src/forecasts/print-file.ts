import { type Area, areaName, columns, lastDayOf } from '@muster/domain';
import { type SeriesForecast, summarise } from '@muster/forecast';
import { print, printRecords, type Record_ } from '../output/format.js';
import { fanLines, quantileRows } from './fan.js';
import { type FileForecasts } from './of-file.js';
import { type QuantileItem, quantileItems } from './quantile-items.js';

const PLURALS: Readonly<Record<string, string>> = {
  midwife: 'midwives',
  consultant: 'consultants of all specialties',
};
const DEFAULT_WIDTH = 80;

/** Prints on standard output what was forecast from a file, and nothing else. */
export function printFileForecasts(
  { forecasts, missing, remarks }: FileForecasts,
  file: string,
  format: 'table' | 'quantiles' | 'json' | 'csv',
): void {
  switch (format) {
    case 'quantiles':
      print(itemPerLine(quantileItems(forecasts)));
      return;
    case 'csv':
      printRecords(quantileItems(forecasts).map(flat), 'csv');
      return;
    case 'json':
      print(
        JSON.stringify(
          {
            file,
            forecasts: forecasts.map(forecast => ({ ...summarise(forecast), learned: forecast.learned })),
            remarks,
            missing,
          },
          null,
          2,
        ),
      );
      return;
    case 'table':
      print(forecasts.map(forecast => tableOf(forecast).join('\n')).join('\n\n'));
      return;
    default:
      throw new Error(`no format ${String(format satisfies never)}`);
  }
}

/** A JSON list that can also be read, and compared, line by line. */
function itemPerLine(items: readonly QuantileItem[]): string {
  return `[\n${items.map(item => JSON.stringify(item)).join(',\n')}\n]`;
}

function flat({ quantiles, ...item }: QuantileItem): Record_ {
  return {
    ...item,
    ...Object.fromEntries(Object.entries(quantiles).map(([level, value]) => [`q${level}`, value])),
  };
}

/** England's fan, or that of the first area, and all areas in figures. */
function tableOf(forecast: SeriesForecast): string[] {
  const { profession, measure, origin, seed, trajectories, learned, areas } = forecast;
  const summary = summarise(forecast);
  const first = areas[0]!;
  const unit = measure === 'fte' ? 'FTE' : 'headcount';
  const { growth } = learned;
  const percent = (value: number) => `${(100 * value).toFixed(1).replace('-', '−')} %`;
  return [
    `${PLURALS[profession] ?? profession} in post (${unit}), ${areaName(first.area as Area)}, from ${origin} on, like for like`,
    ...fanLines(
      first.past.map(({ on, stock }) => ({ on: lastDayOf(on), stock })),
      summary.areas[0]!.points,
      process.stdout.columns || DEFAULT_WIDTH,
    ),
    '',
    `Series model, ${trajectories} trajectories, seed ${seed}. Growth of the last ${growth.years} years: ${percent(growth.mean)} a year, sd ${percent(growth.sd)}.`,
    'A series knows the past alone: it cannot see a programme coming.',
    '',
    ...columns(
      quantileRows(summary.areas.map(({ area, points }) => ({ name: areaName(area as Area), points }))),
    ),
  ];
}
