import {
  addDays,
  bridgeOf,
  type Day,
  flowPeriods,
  isExit,
  isProvisional,
  type ReportedMeasure,
  stockOn,
} from '@muster/domain';
import { flowSeries, pairsAt, publishedAt } from '@muster/store';
import { withCoverage } from '../../freshness/as-of.js';
import { type Snapshot } from '../../freshness/snapshots.js';
import { figureIn, UNITS } from '../../units.js';
import { type Asked, type FlowsQuestion, MOST_ROWS, tooManyRows } from '../asked.js';
import { coverages } from '../coverages.js';
import { newestWith, periodsWithin, reachOver } from '../published.js';
import { DERIVED, whereOf } from '../row-fields.js';
import { statusOf } from '../stock/stock.js';
import { type FlowRow, type FlowsReply } from './flows-reply.js';

/** @throws {ApiProblem} `too-many-rows` */
export async function flowsReply(
  snapshot: Snapshot,
  question: FlowsQuestion,
  asked: Asked,
): Promise<FlowsReply> {
  return asked.evidence === 'derived'
    ? derivedFlows(snapshot, question, asked)
    : reportedFlows(snapshot, question, asked);
}

async function derivedFlows(snapshot: Snapshot, question: FlowsQuestion, asked: Asked): Promise<FlowsReply> {
  const { measure = 'fte' } = question;
  const { level, area, professions, from, to, every = 'month' } = asked;
  const { generation } = snapshot;
  const periods = flowPeriods(from, to, every, MOST_ROWS + 1);
  const pairs = await pairsAt(snapshot, generation, {
    cube: 'flow',
    professions,
    level,
    area,
    limit: MOST_ROWS + 1,
  });
  if (periods.length > MOST_ROWS || pairs.length > MOST_ROWS) throw tooManyRows('flows', question, asked);
  const days = [addDays(periods[0]!.from, -1), ...periods.map(period => period.to)];
  const series = await flowSeries(snapshot, generation, level, pairs, days, MOST_ROWS + 1);
  if (!series) throw tooManyRows('flows', question, asked);
  const covered = await coverages(await snapshot.evidence(), asked, pairs, measure);
  const newest = snapshot.newestPeopleDay;
  const figure = figureIn(measure);
  const rows = series.flatMap(({ flows, ...pair }) =>
    flows.flatMap((sums, index): FlowRow[] => {
      const period = periods[index]!;
      const comparable = [addDays(period.from, -1), period.to].every(on => covered.on(pair, on).comparable);
      return Object.entries(sums)
        .filter(([, sum]) => sum[measure] !== 0)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([kind, sum]) => ({
          ...whereOf(level, pair),
          ...period,
          kind,
          value: figure(sum[measure])!,
          provisional: isExit(kind) && isProvisional(period.to, newest),
          comparable,
          ...DERIVED,
        }));
    }),
  );
  return {
    evidence: 'derived',
    simulated: snapshot.asOf.simulated,
    unit: UNITS[measure],
    every,
    from,
    to,
    ...statusOf('derived', pairs.length),
    measure,
    rows,
    asOf: withCoverage(snapshot.asOf, covered.inAsOf),
  };
}

async function reportedFlows(snapshot: Snapshot, question: FlowsQuestion, asked: Asked): Promise<FlowsReply> {
  const { measure = 'fte' } = question;
  const { professions, level, area, given, from, to } = asked;
  // Flows of the days from 1 October on are those of the period that runs from the end of 30 September.
  const within = { from: given.from === undefined ? undefined : dayBefore(given.from), to: given.to };
  const pairs = await publishedAt(snapshot, snapshot.generation, professions, level, area);
  const rows = pairs.flatMap(({ periods, ...pair }) => {
    const chosen = newestWith(
      periods,
      vintage => periodsWithin(vintage, within),
      items => reachOver(items, within) || reachOver(items, given),
    );
    if (!chosen) return [];
    const { vintage, items } = chosen;
    return items.flatMap(period =>
      flowsOf(measure, bridgeOf([period], measure, stockOn(vintage, period.from, measure))).map(
        ([kind, value]): FlowRow => ({
          ...whereOf(level, pair),
          from: period.from,
          to: period.to,
          kind,
          value,
          provisional: false,
          comparable: null,
          series: vintage.series,
          vintage: vintage.vintage,
        }),
      ),
    );
  });
  if (rows.length > MOST_ROWS) throw tooManyRows('flows', question, asked);
  return {
    evidence: 'reported',
    simulated: false,
    unit: UNITS[measure],
    every: 'year',
    from: given.from ?? rows.map(row => row.from).sort()[0] ?? from,
    to,
    ...statusOf('reported', rows.length),
    measure,
    rows,
    asOf: snapshot.asOf,
  };
}

function flowsOf(measure: ReportedMeasure, bridge: ReturnType<typeof bridgeOf>): [string, number][] {
  const { joiners, leavers, breaks, residual } = bridge;
  const figure = figureIn(measure);
  return Object.entries({ joiners, leavers, break: breaks, residual }).flatMap(([kind, value]) =>
    value === undefined || value === 0 ? [] : [[kind, figure(value)!] as [string, number]],
  );
}

function dayBefore(day: Day): Day {
  return addDays(day, -1);
}
