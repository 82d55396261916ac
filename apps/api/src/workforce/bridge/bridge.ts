import {
  type Bridge,
  bridgeOf,
  type Day,
  derivedBridge,
  isProvisional,
  periodsBetween,
  type PublishedPeriod,
  ratesOf,
  type Rates,
  stayedBetween,
  stockDays,
  stockOn,
  type Vintage,
} from '@muster/domain';
import { flowSeries, pairsAt, publishedAt, stockSeries } from '@muster/store';
import { coverageJson, withCoverage } from '../../freshness/as-of.js';
import { type Snapshot } from '../../freshness/snapshots.js';
import { figureIn, rounded, UNITS } from '../../units.js';
import { type Asked, type FlowsQuestion, MOST_ROWS, tooManyRows } from '../asked.js';
import { coverages } from '../coverages.js';
import { newestWith, periodsWithin, reachOver } from '../published.js';
import { DERIVED, whereOf } from '../row-fields.js';
import { statusOf } from '../stock/stock.js';
import { type BridgeReply, type BridgeRow } from './bridge-reply.js';
import { ROWS_A_BRIDGE } from './bridge-table.js';

const MOST_BRIDGES = Math.floor(MOST_ROWS / ROWS_A_BRIDGE);

/** @throws {ApiProblem} `too-many-rows` */
export async function bridgeReply(
  snapshot: Snapshot,
  question: FlowsQuestion,
  asked: Asked,
): Promise<BridgeReply> {
  return asked.evidence === 'derived'
    ? derivedBridges(snapshot, question, asked)
    : reportedBridges(snapshot, question, asked);
}

async function derivedBridges(
  snapshot: Snapshot,
  question: FlowsQuestion,
  asked: Asked,
): Promise<BridgeReply> {
  const { measure = 'fte' } = question;
  const { level, area, professions, from, to, every } = asked;
  const { generation } = snapshot;
  const days = every === undefined ? [from, to] : daysOf(from, stockDays(from, to, every, MOST_BRIDGES + 2));
  const pairs = await pairsAt(snapshot, generation, {
    cube: 'stock',
    professions,
    level,
    area,
    limit: MOST_BRIDGES + 1,
  });
  if (pairs.length * (days.length - 1) > MOST_BRIDGES) throw tooManyRows('flows', question, asked);
  const stocks = await stockSeries(snapshot, generation, level, pairs, days, snapshot.stockMonths);
  const flows = (await flowSeries(snapshot, generation, level, pairs, days))!;
  const covered = await coverages(await snapshot.evidence(), asked, pairs, measure);
  const newest = snapshot.newestPeopleDay;
  const figure = figureIn(measure);
  const bridges = pairs.flatMap((pair, of) =>
    days.slice(1).map((end, index): BridgeRow => {
      const start = days[index]!;
      const between = [
        stocks[of]!.stocks[index]!,
        [flows[of]!.flows[index]!],
        stocks[of]!.stocks[index + 1]!,
      ] as const;
      const bridge = derivedBridge(...between, measure);
      const [before, after] = [covered.on(pair, start), covered.on(pair, end)];
      const comparable = before.comparable && after.comparable;
      const inPeople = derivedBridge(...between, 'headcount');
      const rates = ratesOf(inPeople, stayedBetween(between[0], between[2]), start, end, newest);
      return {
        ...whereOf(level, pair),
        from: start,
        to: end,
        opening: figure(bridge.opening),
        breaks: null,
        entries: figures(bridge.entries, figure),
        exits: figures(bridge.exits, figure),
        hours: figure(bridge.hours),
        fteKnown: figure(bridge.fteKnown),
        residual: null,
        closing: figure(bridge.closing),
        change: figure(bridge.change),
        likeForLike: figure(bridge.likeForLike),
        onboarding: figure(bridge.onboarding)!,
        restructuring: figure(bridge.restructuring)!,
        joiners: figure(bridge.joiners),
        leavers: figure(bridge.leavers),
        percent: comparable ? percentOf(bridge.likeForLike, bridge.opening) : null,
        comparable,
        coverage: { from: coverageJson(before), to: coverageJson(after) },
        provisional: isProvisional(end, newest),
        rates: comparable && rates ? ratesJson(rates) : null,
        ...DERIVED,
      };
    }),
  );
  return {
    evidence: 'derived',
    simulated: snapshot.asOf.simulated,
    unit: UNITS[measure],
    every: every ?? null,
    from,
    to,
    ...statusOf('derived', pairs.length),
    measure,
    bridges,
    asOf: withCoverage(snapshot.asOf, covered.inAsOf),
  };
}

/** The first day opens, whether the series has it or not. */
function daysOf(from: Day, days: readonly Day[]): Day[] {
  return [...new Set([from, ...days])];
}

async function reportedBridges(
  snapshot: Snapshot,
  question: FlowsQuestion,
  asked: Asked,
): Promise<BridgeReply> {
  const { measure = 'fte' } = question;
  const { professions, level, area, given, every, from, to } = asked;
  const figure = figureIn(measure);
  const pairs = await publishedAt(snapshot, snapshot.generation, professions, level, area);
  const bridges = pairs.flatMap(({ periods, ...pair }) => {
    const chosen = newestWith(
      periods,
      vintage => periodsWithin(vintage, given),
      items => reachOver(items, given),
    );
    if (!chosen) return [];
    const paths =
      every === undefined ? [pathOver(chosen.vintage, chosen.items)] : chosen.items.map(item => [item]);
    return paths.flatMap((path): BridgeRow[] => {
      if (!path?.[0]) return [];
      const opening = stockOn(chosen.vintage, path[0].from, measure) ?? path[0].start?.[measure];
      const bridge = bridgeOf(path, measure, opening);
      const { series, vintage } = chosen.vintage;
      return [
        {
          ...whereOf(level, pair),
          ...reportedFigures(bridge, figure),
          from: path[0].from,
          to: path.at(-1)!.to,
          series,
          vintage,
        },
      ];
    });
  });
  if (bridges.length > MOST_BRIDGES) throw tooManyRows('flows', question, asked);
  return {
    evidence: 'reported',
    simulated: false,
    unit: UNITS[measure],
    every: every ?? null,
    from: given.from ?? bridges.map(bridge => bridge.from).sort()[0] ?? from,
    to:
      given.to ??
      bridges
        .map(bridge => bridge.to)
        .sort()
        .at(-1) ??
      to,
    ...statusOf('reported', bridges.length),
    measure,
    bridges,
    asOf: snapshot.asOf,
  };
}

/** From the first day to the last, where the periods follow one another. */
function pathOver(
  vintage: Vintage,
  within: readonly PublishedPeriod[],
): readonly PublishedPeriod[] | undefined {
  const first = within.reduce<Day>((day, { from }) => (from < day ? from : day), within[0]!.from);
  return periodsBetween(vintage, first, within.at(-1)!.to);
}

function reportedFigures(bridge: Bridge, figure: ReturnType<typeof figureIn>) {
  const { opening, breaks, joiners, leavers, residual, closing, change, likeForLike } = bridge;
  return {
    opening: figure(opening),
    breaks: figure(breaks),
    entries: null,
    exits: null,
    hours: null,
    fteKnown: null,
    residual: figure(residual),
    closing: figure(closing),
    change: figure(change),
    likeForLike: figure(likeForLike),
    onboarding: 0,
    restructuring: 0,
    joiners: figure(joiners),
    leavers: figure(leavers),
    percent: likeForLike === undefined || opening === undefined ? null : percentOf(likeForLike, opening),
    comparable: true,
    coverage: null,
    provisional: false,
    rates: null,
  };
}

function ratesJson({ joiners, leavers, meanStock, leaverRate, stability }: Rates): BridgeRow['rates'] {
  const percent = (share: number) => rounded(100 * share);
  return {
    joiners,
    leavers,
    meanStock,
    leaverRate: leaverRate
      ? { percent: percent(leaverRate.rate), low: percent(leaverRate.low), high: percent(leaverRate.high) }
      : null,
    stability: stability === undefined ? null : percent(stability),
  };
}

function figures<Kind extends string>(
  of: Readonly<Record<Kind, number>>,
  figure: ReturnType<typeof figureIn>,
): Record<Kind, number> {
  return Object.fromEntries(
    Object.entries<number>(of).map(([kind, value]) => [kind, figure(value)]),
  ) as Record<Kind, number>;
}

function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded((100 * part) / whole);
}
