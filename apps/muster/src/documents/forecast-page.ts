import { type Day, type Month, lastDayOf } from '@muster/domain';
import {
  countedDraws,
  forecastSeries,
  hitOf,
  hitSentence,
  LEVELS,
  METHODS,
  type ScoredGroup,
  type SeriesForecast,
  type SeriesInput,
  summarise,
} from '@muster/forecast';
import { dataFolder } from '@muster/platform';
import { join } from 'node:path';
import {
  backTestReport,
  type BackTestReport,
  groupName,
  METHOD_NAMES,
  scoresInShort,
} from '../forecasts/back-test-report.js';
import { readTurnoverFile } from '../forecasts/turnover-file.js';
import { markdownTable } from './markdown.js';

/** Few enough that whether the page is stale can be tested in seconds. */
const RECORD = { horizons: 4, lastTarget: '2023-09' as Month, seed: 1, trajectories: 1000 };
const EXAMPLE = { seed: 1, trajectories: 10_000, horizon: 4 };
/** The shipped target (docs/measures.md, section 5). */
const PROMISED = { basis: 'net', amount: 1200, baseline: '2021-09', dueOn: '2024-09-30' as Day } as const;

/** The generated regions of docs/forecast.md: the record, how well calibrated it is, and the worked example. */
export async function forecastPageRegions(): Promise<Record<string, string>> {
  const { series } = await readTurnoverFile(join(dataFolder(), 'nhs_turnover_midwives_consultants.csv'));
  const report = backTestReport(series, RECORD);
  const midwives = series.find(({ profession, measure }) => profession === 'midwife' && measure === 'fte')!;
  return {
    scoreboard: scoreboardOf(report),
    calibration: calibrationOf(report.groups),
    'worked-example': workedExample(midwives),
  };
}

function scoreboardOf({ groups, relative }: BackTestReport): string {
  const table = markdownTable(
    ['group', 'forecasts', ...METHODS.map(method => METHOD_NAMES[method])],
    groups.map(group => [groupName(group), String(group.forecasts), ...group.scores.map(scoresInShort)]),
  );
  const shares = relative.map(
    ({ profession, naive, drift, ets }) =>
      `- ${profession}: ${naive.toFixed(2)} of naive, ${drift.toFixed(2)} of drift, ${ets.toFixed(2)} of damped ETS`,
  );
  return [
    table,
    '',
    'WIS of the series model as a share of others’, geometric mean over a profession’s groups:',
    '',
    ...shares,
  ].join('\n');
}

function calibrationOf(groups: readonly ScoredGroup[]): string {
  return markdownTable(
    ['group', 'CRPS', 'truths in each tenth of the distribution', 'Brier'],
    groups.map(group => [
      groupName(group),
      group.series.crps.toFixed(1),
      group.series.pit.join(' '),
      group.series.brier.toFixed(3),
    ]),
  );
}

function workedExample(series: Omit<SeriesInput, 'origin'>): string {
  const forecast = forecastSeries({ ...series, origin: '2023-09' as Month }, EXAMPLE);
  if (forecast.status !== 'forecast') throw new Error(forecast.detail);
  const { growth, growthOffsets, flows } = forecast.learned;
  const periods = series.england!.periods.filter(({ to }) => to > '2018-09' && to <= '2023-09');
  const rows = [...periods]
    .sort((a, b) => (a.to < b.to ? -1 : 1))
    .map(({ to, start, end }) => [
      to,
      start!.toFixed(1),
      end!.toFixed(1),
      (100 * Math.log(end! / start!)).toFixed(3),
    ]);
  const london = growthOffsets.areas.find(({ area }) => area === 'Y56')!;
  const percent = (value: number) => (100 * value).toFixed(3);
  return [
    markdownTable(['year to', 'start', 'end', 'g = ln(end ÷ start), %'], rows),
    '',
    `- National: m = ${percent(growth.mean)} %, s = ${percent(growth.sd)} %, k = ${growth.years}.`,
    `- London: offset ${percent(london.mean)} % (sd ${percent(london.meanSd)} %), own share k_r = ${london.ownShare.toFixed(2)}, n_e = ${london.worth.toFixed(2)}, noise sd ${percent(london.noiseSd)} %; df = ${growthOffsets.degrees.toFixed(1)}.`,
    `- Leavers: smoothed logit ${flows!.leavers.level.toFixed(3)}, sd ${flows!.leavers.sd.toFixed(3)}, correlation with growth ${flows!.leavers.withGrowth.toFixed(2)}; residual ${percent(flows!.residual.mean)} % of the stock a year.`,
    '',
    markdownTable(
      ['England on', ...LEVELS.map(level => (level === 0.5 ? 'median' : `${100 * level} %`))],
      summarise(forecast).areas[0]!.points.map(({ on, quantiles }) => [
        on,
        ...LEVELS.map(level => quantiles[`${level}`].toFixed(0)),
      ]),
    ),
    '',
    `> ${sentenceOf(forecast, series)}`,
  ].join('\n');
}

function sentenceOf(forecast: SeriesForecast, { england }: Omit<SeriesInput, 'origin'>): string {
  const since = england!.periods.filter(({ from, to }) => from >= PROMISED.baseline && to <= forecast.origin);
  const counted = since.reduce((sum, { start, end }) => sum + end! - start!, 0);
  const promised = { ...PROMISED, counted };
  const hit = hitOf(promised, forecast.targets.map(lastDayOf), countedDraws(forecast.areas[0]!, promised)!);
  return hitSentence(hit, lastDayOf(forecast.origin), 'more midwives (FTE, like for like)');
}
