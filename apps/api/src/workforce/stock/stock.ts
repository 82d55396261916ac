import { type Day, fteNumber, NOBODY, publishedDays, stockDays, stockOn, type Stock } from '@muster/domain';
import { pairsAt, publishedAt, stockSeries } from '@muster/store';
import { coverageJson, withCoverage } from '../../freshness/as-of.js';
import { type Snapshot } from '../../freshness/snapshots.js';
import { type Asked, MOST_ROWS, type StockMeasure, type StockQuestion, tooManyRows } from '../asked.js';
import { coverages } from '../coverages.js';
import { NOBODY_TOLD_OF, newestWith, NOTHING_PUBLISHED } from '../published.js';
import { DERIVED, whereOf } from '../row-fields.js';
import { type StockReply, type StockRow } from './stock-reply.js';

const UNIT: Readonly<Record<StockMeasure, string>> = {
  fte: 'FTE',
  headcount: 'people',
  'unknown-fte': 'posts',
  'on-leave': 'people',
};

const VALUE: Readonly<Record<StockMeasure, (stock: Stock) => number>> = {
  fte: ({ fte }) => fteNumber(fte),
  headcount: ({ headcount }) => headcount,
  'unknown-fte': ({ unknownFte }) => unknownFte,
  'on-leave': ({ onLeave }) => onLeave,
};

/** @throws {ApiProblem} `too-many-rows` */
export async function stockReply(
  snapshot: Snapshot,
  question: StockQuestion,
  asked: Asked,
): Promise<StockReply> {
  return asked.evidence === 'derived'
    ? derivedStock(snapshot, question, asked)
    : reportedStock(snapshot, question, asked);
}

async function derivedStock(snapshot: Snapshot, question: StockQuestion, asked: Asked): Promise<StockReply> {
  const { measure = 'fte' } = question;
  const { level, area, professions, from, to, every = 'month' } = asked;
  const days = stockDays(from, to, every, MOST_ROWS + 1);
  const pairs = await pairsAt(snapshot, snapshot.generation, {
    cube: 'stock',
    professions,
    level,
    area,
    limit: MOST_ROWS + 1,
  });
  if (pairs.length * days.length > MOST_ROWS) throw tooManyRows('stock', question, asked);
  const series =
    pairs.length === 0 || days.length === 0
      ? []
      : await stockSeries(snapshot, snapshot.generation, level, pairs, days, snapshot.stockMonths);
  const covered = await coverages(await snapshot.evidence(), asked, pairs, measure);
  const rows = series.flatMap(({ stocks, ...pair }): StockRow[] =>
    days.map((on, index) => ({
      ...whereOf(level, pair),
      on,
      value: VALUE[measure](stocks[index]!),
      coverage: coverageJson(covered.on(pair, on)),
      ...DERIVED,
    })),
  );
  return {
    ...headOf(asked, every, rows),
    simulated: snapshot.asOf.simulated,
    unit: UNIT[measure],
    measure,
    rows,
    asOf: withCoverage(snapshot.asOf, covered.inAsOf),
  };
}

async function reportedStock(snapshot: Snapshot, question: StockQuestion, asked: Asked): Promise<StockReply> {
  const measure = question.measure === 'headcount' ? 'headcount' : 'fte';
  const { given, professions, level, area } = asked;
  const pairs = await publishedAt(snapshot, snapshot.generation, professions, level, area);
  const rows = pairs.flatMap(({ periods, ...pair }): StockRow[] => {
    const chosen = newestWith<Day>(
      periods,
      vintage =>
        publishedDays(vintage, measure).filter(
          on => (given.from === undefined || on >= given.from) && (given.to === undefined || on <= given.to),
        ),
      days => [given.from, given.to].every(day => day === undefined || days.includes(day)),
    );
    if (!chosen) return [];
    const { vintage, items } = chosen;
    return items.map(on => ({
      ...whereOf(level, pair),
      on,
      value: VALUE[measure]({ ...NOBODY, [measure]: stockOn(vintage, on, measure)! }),
      coverage: null,
      series: vintage.series,
      vintage: vintage.vintage,
    }));
  });
  if (rows.length > MOST_ROWS) throw tooManyRows('stock', question, asked);
  return {
    ...headOf(asked, 'year', rows),
    simulated: false,
    unit: UNIT[measure],
    measure,
    rows,
    asOf: snapshot.asOf,
  };
}

function headOf(asked: Asked, every: StockReply['every'], rows: readonly { readonly on: string }[]) {
  const { evidence, given, from, to } = asked;
  const first =
    evidence === 'reported' && given.from === undefined ? rows.map(({ on }) => on).sort()[0] : undefined;
  return { evidence, every, from: first ?? from, to, ...statusOf(evidence, rows.length) };
}

export function statusOf(evidence: Asked['evidence'], rows: number): Pick<StockReply, 'status' | 'detail'> {
  if (rows > 0) return { status: 'answered', detail: null };
  return evidence === 'derived'
    ? { status: 'no-derived-evidence', detail: NOBODY_TOLD_OF }
    : { status: 'not-published', detail: NOTHING_PUBLISHED };
}
