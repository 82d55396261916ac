import { areaName, columns, targetInWords, lastDayOf } from '@muster/domain';
import { chanceInPercent, type Summary, type SummaryPoint } from '@muster/forecast';
import { print, printRecords, type Record_ } from '../output/format.js';
import { fanLines } from './fan.js';
import { type TargetForecast } from './of-target.js';

const DEFAULT_WIDTH = 80;
const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** Prints whether targets will be met. */
export function printTargetForecasts(
  forecasts: readonly TargetForecast[],
  format: 'table' | 'quantiles' | 'json' | 'csv',
): void {
  if (format === 'json')
    print(
      JSON.stringify(
        forecasts.map(({ target, result, past: _past, words, ...told }) => ({
          target,
          ...result,
          ...told,
          words,
        })),
        null,
        2,
      ),
    );
  else if (format === 'table') print(forecasts.map(forecast => tableOf(forecast).join('\n')).join('\n\n'));
  else printRecords(forecasts.flatMap(recordsOf), format === 'csv' ? 'csv' : 'json');
}

function tableOf({
  target,
  result,
  past = [],
  words,
  isDerived,
  levers = [],
  missing = [],
}: TargetForecast): string[] {
  const heading = `${target.title ?? target.id}: ${targetInWords(target)}`;
  if (result.status !== 'forecast') return [heading, '', ...words];
  const area = areaOf(result.summary, target.area);
  const { hit } = area;
  const needed = target.basis === 'net' ? area.atOrigin + hit!.amount - hit!.counted : undefined;
  return [
    heading,
    '',
    ...words,
    '',
    `In post, ${areaName(target.area)}${needed === undefined ? '' : `; ┊ is what the target needs, ${WHOLE.format(needed)}`}`,
    ...fanLines(
      past.map(({ on, stock }) => ({ on: lastDayOf(on), stock })),
      yearly(area.points),
      process.stdout.columns || DEFAULT_WIDTH,
      needed,
      isDerived ? 'by events' : 'published',
    ),
    '',
    ...columns([
      ['', 'chance', 'counts (10 to 90 %)', 'missing on average'],
      ...hit!.byDay.map(({ on, chance, counts, expectedShortfall }) => [
        on,
        chanceInPercent(chance),
        `${figure(counts['0.5'])} (${figure(counts['0.1'])} to ${figure(counts['0.9'])})`,
        figure(expectedShortfall),
      ]),
    ]),
    '',
    `${MODELS[result.model]} from ${result.summary.origin} on, ${result.summary.trajectories} trajectories, seed ${result.summary.seed}.${result.model === 'series' ? ' A series knows the past alone: it cannot see a programme coming.' : ''}`,
    ...levers.map(({ inWords, why }) => `Lever ${inWords}${why === null ? '' : `: not pulled, ${why}`}`),
    ...missing.map(({ what, remedy }) => `Not told: ${what}. ${remedy}.`),
    ...result.summary.remarks.map(
      ({ detail, area: where }) => `${where === undefined ? '' : `${where}: `}${detail}`,
    ),
  ];
}

const MODELS = {
  series: 'Series model',
  pipeline: 'Pipeline model, cohorts and people month by month,',
  combined: 'Series model, and what the pipeline brings beyond its usual,',
} as const;

/** As many lines as a terminal has room for: the ends of years, where more is told. */
function yearly(points: readonly SummaryPoint[]): readonly SummaryPoint[] {
  const last = points.at(-1)!.on;
  const ends = points.filter(({ on }) => on.slice(5, 7) === last.slice(5, 7));
  return ends.length < points.length ? ends : points;
}

/** One record a target and day. */
function recordsOf({ target, result }: TargetForecast): Record_[] {
  const about = { target: target.id, area: target.area, measure: target.measure, basis: target.basis };
  if (result.status !== 'forecast')
    return [
      { ...about, status: result.status, detail: result.detail, on: null, chance: null, shortfall: null },
    ];
  const { hit, points } = areaOf(result.summary, target.area);
  return hit!.byDay.map(({ on, chance, expectedShortfall }, step) => ({
    ...about,
    status: result.status,
    detail: null,
    on,
    chance,
    shortfall: expectedShortfall,
    ...Object.fromEntries(
      Object.entries(points[step]!.quantiles).map(([level, value]) => [`q${level}`, value]),
    ),
  }));
}

function areaOf(summary: Summary, area: string) {
  return summary.areas.find(each => each.area === area)!;
}

function figure(value: number): string {
  return WHOLE.format(Math.round(value) || 0).replace('-', '−');
}
