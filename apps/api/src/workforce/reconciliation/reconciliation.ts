import {
  amount,
  type Area,
  areaName,
  derivedBridge,
  type DerivedMeasure,
  ENGLAND,
  isProvisional,
  levelOf,
  type PublishedPeriod,
  reasonsFor,
  reconcile,
  vintagesOf,
} from '@muster/domain';
import {
  anomalyCounts,
  coverageOf,
  flowSeries,
  organisationStocks,
  pairsAt,
  peopleSources,
  publishedPeriods,
  stockSeries,
} from '@muster/store';
import { coverageJson, withCoverage } from '../../freshness/as-of.js';
import { type Snapshot } from '../../freshness/snapshots.js';
import { figureIn, rounded, UNITS } from '../../units.js';
import { NOBODY_TOLD_OF, NOTHING_PUBLISHED } from '../published.js';
import { readPeriod, type ReconciliationQuestion } from './reconciliation-question.js';
import { type ReconciliationReply } from './reconciliation-reply.js';

/** A source is silent when it has sent nothing for so long before the newest event of any. */
const SILENT_MS = 45 * 86_400_000;

const NOTES = [
  'Published flows compare two points in time, derived ones are daily: who came and went in between is in the derived ones alone. ' +
    'What events say is not compared at two points here: for that everybody would have to be counted again.',
  'Published starts count the organisations that are in the figures at both ends; derived stocks count all that are covered on the day.',
];

/** Published figures of a period beside those derived from events about people, and why they may differ. */
export async function reconciliationReply(
  snapshot: Snapshot,
  question: ReconciliationQuestion,
): Promise<ReconciliationReply> {
  const { profession, measure = 'fte' } = question;
  const area = (question.area ?? ENGLAND) as Area;
  const periods = await publishedPeriods(snapshot, snapshot.generation, profession, area);
  const period = periodOf(periods, measure, question.period);
  const none = {
    profession,
    area,
    areaName: areaName(area),
    measure,
    unit: UNITS[measure],
    period: period
      ? { from: period.from, to: period.to, series: period.series, vintage: period.vintage }
      : null,
    figures: [],
    reasons: [],
    coverage: null,
    provisional: false,
    notes: NOTES,
    simulated: snapshot.asOf.simulated,
    asOf: snapshot.asOf,
  };
  if (!period) return { ...none, status: 'not-published', detail: NOTHING_PUBLISHED };
  const level = levelOf(area);
  const { generation } = snapshot;
  const pairs = await pairsAt(snapshot, generation, {
    cube: 'stock',
    professions: [profession],
    level,
    area,
    limit: 1,
  });
  if (pairs.length === 0) return { ...none, status: 'no-derived-evidence', detail: NOBODY_TOLD_OF };

  const days = [period.from, period.to];
  const [stock] = await stockSeries(snapshot, generation, level, pairs, days, snapshot.stockMonths);
  const [flow] = (await flowSeries(snapshot, generation, level, pairs, days))!;
  const [opening, closing] = [stock!.stocks[0]!, stock!.stocks[1]!];
  const bridge = derivedBridge(opening, flow!.flows, closing, measure);
  const source = await snapshot.evidence();
  const coverage = await coverageOf(source, profession, level, measure, [area]);
  const [before, after] = [coverage.on(area, period.from), coverage.on(area, period.to)];
  const covered = [...coverage.coveredIn(area, period.to)];
  const stocks = await organisationStocks(
    snapshot,
    generation,
    profession,
    new Map(covered.map(code => [code, period.to])),
  );
  const figure = figureIn(measure);
  const reasons = reasonsFor({
    area,
    measure,
    published: amount(period.end, measure),
    bridge,
    closing,
    coverage: after,
    emptyFeeds: covered.filter(code => (stocks.get(code)?.headcount ?? 0) === 0).sort(),
    ...(await sourcesBehind(snapshot, period)),
    anomalies: await anomalyCounts(
      snapshot,
      generation,
      ['unmapped-code', 'conflicting-codes', 'unknown-organisation'],
      level,
      area,
    ),
  });
  return {
    ...none,
    status: 'answered',
    detail: null,
    figures: reconcile(period, bridge, measure).map(
      ({ figure: name, published, derived, difference, percent }) => ({
        figure: name,
        published: figure(published),
        derived: figure(derived)!,
        difference: figure(difference),
        percent: percent === undefined ? null : rounded(percent),
      }),
    ),
    reasons: reasons.map(({ reason, detail, size }) => ({ reason, detail, size: figure(size) })),
    coverage: { from: coverageJson(before), to: coverageJson(after) },
    provisional: isProvisional(period.to, snapshot.newestPeopleDay),
    asOf: withCoverage(snapshot.asOf, after),
  };
}

/** The period asked for by the newest vintage that has it, or the newest period. */
function periodOf(
  periods: readonly PublishedPeriod[],
  measure: DerivedMeasure,
  asked: string | undefined,
): PublishedPeriod | undefined {
  const wanted = asked === undefined ? undefined : readPeriod(asked);
  const all = vintagesOf(periods)
    .flatMap(vintage => vintage.periods)
    .filter(period => amount(period.end, measure) !== undefined);
  if (wanted) return all.find(({ from, to }) => from === wanted.from && to === wanted.to);
  return all.reduce<PublishedPeriod | undefined>(
    (newest, period) => (newest === undefined || period.to > newest.to ? period : newest),
    undefined,
  );
}

async function sourcesBehind(snapshot: Snapshot, { to }: PublishedPeriod) {
  const sources = await peopleSources(snapshot);
  const newest = Math.max(...sources.map(({ lastTime }) => lastTime.getTime()));
  const silent = sources.filter(({ lastTime }) => newest - lastTime.getTime() > SILENT_MS);
  const behind = sources.filter(
    ({ newestEffectiveOn }) => newestEffectiveOn === null || newestEffectiveOn < to,
  );
  return {
    silentSources: silent.map(({ source }) => source),
    sourcesBehind: behind.map(({ source }) => source),
  };
}
