import { isMonth, type Month } from '@muster/domain';
import { forecastSeries, type SeriesForecast, type SeriesOptions } from '@muster/forecast';
import { MusterFault } from '@muster/platform';
import { readTurnoverFile } from './turnover-file.js';

export interface FileForecasts {
  readonly origin: Month;
  readonly forecasts: readonly SeriesForecast[];
  /** What a reader should know, a line each: nothing of it keeps a forecast from being made. */
  readonly remarks: readonly string[];
  /** What is in the file and could not be read or forecast, a line each, with why and what to do. */
  readonly missing: readonly string[];
}

/**
 * Forecasts all that a file of turnover figures holds, from one origin on.
 * @param origin left out: the last month in which a period of the file ends
 * @throws {MusterFault} `bad-file`; `no-forecast` where nothing of it can be forecast
 */
export async function forecastFile(
  file: string,
  origin: Month | undefined,
  options: SeriesOptions,
): Promise<FileForecasts> {
  const { series, lastEnd, skipped, faults } = await readTurnoverFile(file);
  const from = origin ?? lastEnd;
  if (from === undefined || !isMonth(from))
    throw new MusterFault(
      'no-forecast',
      `${file} has no stock at the end of any period`,
      'it needs rows with the TYPE "Denominator at end of period"',
    );
  const remarks = [...skipped];
  const missing = [...faults];
  const forecasts: SeriesForecast[] = [];
  for (const input of series) {
    const block = `${input.profession}, ${input.measure === 'fte' ? 'FTE' : 'HC'}`;
    const outcome = forecastSeries({ ...input, origin: from }, options);
    if (outcome.status === 'no-forecast') {
      missing.push(`${block}: ${outcome.detail}: ${outcome.remedy}`);
      continue;
    }
    forecasts.push(outcome);
    for (const { code, area, detail } of outcome.remarks) {
      const line = `${block}${area === undefined ? '' : `, ${regionCode(area)}`}: ${detail}`;
      if (code === 'ended' || code === 'nobody-in-post') missing.push(line);
      else remarks.push(line);
    }
  }
  if (forecasts.length === 0)
    throw new MusterFault(
      'no-forecast',
      [`nothing in ${file} can be forecast from ${from} on`, ...missing].join('\n'),
    );
  return { origin: from, forecasts, remarks, missing };
}

/** England is `All` in the file and in what is made of it. */
export function regionCode(area: string): string {
  return area === 'ENG' ? 'All' : area;
}
