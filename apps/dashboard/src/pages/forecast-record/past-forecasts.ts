import { type ChartTable } from '../../charts/chart-table.js';
import { dayInWords, instantShort } from '../../words/days.js';
import { inDigits } from '../../words/numbers.js';
import { type DayForecast, type KeptForecast } from './query.js';

/** One figure that was forecast: what of, when, and what came. */
export interface PastForecast {
  readonly id: string;
  readonly kept: KeptForecast;
  readonly day: DayForecast;
}

/** Of forecasts as things were: what a scenario asked for was never to come. */
export function pastForecasts(forecasts: readonly KeptForecast[]): PastForecast[] {
  return forecasts
    .filter(({ scenario }) => scenario === null)
    .flatMap(kept => kept.days.map(day => ({ id: `${kept.id} ${day.on}`, kept, day })));
}

/** "Of 18 figures whose day has come, 15 lay within their 80 % range." */
export function pastInWords(past: readonly PastForecast[]): string[] {
  const come = past.filter(({ day }) => day.came !== null);
  const waiting = past.length - come.length;
  const next = past
    .filter(({ day }) => day.came === null)
    .map(({ day }) => day.on)
    .sort()[0];
  const within = (range: 'within80' | 'within95') => come.filter(({ day }) => day.came![range]).length;
  return [
    past.length === 0
      ? 'No forecast has been made yet.'
      : come.length === 0
        ? 'No past forecast can be judged yet: nothing has been told of the days forecast.'
        : `Of ${inDigits(come.length)} past ${come.length === 1 ? 'forecast' : 'forecasts'} whose day has come, ${inDigits(within('within80'))} had the figure within their 80 % range, ${inDigits(within('within95'))} within their 95 % range.`,
    ...(waiting > 0 && next !== undefined
      ? [
          `${inDigits(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for figures; the next is of ${dayInWords(next)}.`,
        ]
      : []),
  ];
}

export function cameInWords({ came }: DayForecast): string {
  if (came === null) return 'waiting';
  if (came.within80) return 'within the 80 % range';
  return came.within95 ? 'outside 80 %, within 95 %' : 'outside the 95 % range';
}

function outcomeInWords({ evidence }: KeptForecast, { came }: DayForecast): string {
  const isPublished = evidence === 'reported';
  if (came === null) return isPublished ? 'not published yet' : 'not told yet';
  return `${inDigits(came.actual)} (${isPublished ? 'vintage' : 'events up to'} ${came.vintage})`;
}

export function madeFrom({ evidence, vintage, simulated }: KeptForecast): string {
  if (evidence === 'reported') return `published, vintage ${vintage ?? 'not known'}`;
  return `events about ${simulated ? 'simulated ' : ''}people`;
}

/** The earliest day first, and of a day the latest forecast first. */
export function inOrder(past: readonly PastForecast[]): PastForecast[] {
  return [...past].sort(
    (a, b) => a.day.on.localeCompare(b.day.on) || b.kept.madeAt.localeCompare(a.kept.madeAt),
  );
}

/** The figures of some forecasts, to be reckoned with. */
export function pastTable(past: readonly PastForecast[]): ChartTable {
  return {
    columns: [
      { label: 'Day forecast' },
      { label: 'Made on' },
      { label: 'Made from' },
      { label: 'Low (80 %)', digits: 0 },
      { label: 'Median', digits: 0 },
      { label: 'High (80 %)', digits: 0 },
      { label: 'What came', digits: 0 },
      { label: 'In words' },
    ],
    rows: inOrder(past).map(({ kept, day }) => [
      dayInWords(day.on),
      instantShort(kept.madeAt),
      madeFrom(kept),
      day.low80,
      day.median,
      day.high80,
      day.came?.actual ?? null,
      cameInWords(day),
    ]),
  };
}

/** The same of all targets, to be read. */
export function recordTable(past: readonly PastForecast[], targetName: (id: string) => string): ChartTable {
  return {
    columns: ['Day forecast', 'Of', 'Made', 'Forecast (80 % range)', 'What came', 'In words'].map(label => ({
      label,
    })),
    rows: inOrder(past).map(({ kept, day }) => [
      dayInWords(day.on),
      kept.target === null ? 'no target' : targetName(kept.target),
      `${instantShort(kept.madeAt)}, from ${madeFrom(kept)}`,
      `${inDigits(day.median)} (${inDigits(day.low80)} to ${inDigits(day.high80)})`,
      outcomeInWords(kept, day),
      cameInWords(day),
    ]),
  };
}
