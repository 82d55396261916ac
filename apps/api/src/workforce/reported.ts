import {
  area,
  areaName,
  type Bridge,
  bridgeOf,
  type BridgeStep,
  type Day,
  periodsBetween,
  PROFESSIONS,
  type PublishedPeriod,
  type ReportedMeasure,
  stockOn,
  type Vintage,
  vintagesOf,
} from '@muster/domain';
import { type AsOf } from '../freshness/as-of.js';
import { figureIn, UNITS } from '../units.js';
import { type Days, newestWith, periodsWithin, reachOver } from './published.js';
import { type ReportedQuestion } from './reported-question.js';
import { type ReportedReply } from './reported-reply.js';

type Figure = ReturnType<typeof figureIn>;

/** @param periods all published periods of the profession in the area, any vintage */
export function reportedReply(
  question: ReportedQuestion,
  periods: readonly PublishedPeriod[],
  asOf: AsOf,
): ReportedReply {
  const { profession, measure = 'fte' } = question;
  const where = area(question.area ?? 'ENG');
  const vintages = vintagesOf(periods);
  const range: Days = {
    from: question.from as Day | undefined,
    to: question.to as Day | undefined,
  };
  const chosen = choose(vintages, question, range);
  const figure = figureIn(measure);
  const answered = 'within' in chosen;
  return {
    profession,
    professionInWords: PROFESSIONS[profession].many,
    measure,
    unit: UNITS[measure],
    area: where,
    areaName: areaName(where),
    status: answered ? 'answered' : chosen.status,
    detail: chosen.detail,
    series: answered ? chosen.vintage.series : null,
    vintage: answered ? chosen.vintage.vintage : null,
    vintages: vintages.map(({ vintage, series }) => ({ vintage, series })),
    periods: answered ? chosen.within.map(period => periodJson(chosen.vintage, period, measure, figure)) : [],
    bridge: answered ? bridgeJson(chosen.vintage, chosen.within, measure, figure) : null,
    asOf,
  };
}

type Chosen =
  | { readonly vintage: Vintage; readonly within: readonly PublishedPeriod[]; readonly detail: string | null }
  | { readonly status: 'no-series' | 'not-published'; readonly detail: string };

function choose(all: readonly Vintage[], asked: ReportedQuestion, range: Days): Chosen {
  const candidates = all.filter(
    ({ vintage, series }) =>
      (asked.vintage === undefined || vintage === asked.vintage) &&
      (asked.series === undefined || series === asked.series),
  );
  if (candidates.length === 0)
    return {
      status: 'no-series',
      detail:
        all.length === 0
          ? 'no published series at this detail'
          : 'there is no such vintage or series; `vintages` lists those that exist',
    };
  const found = newestWith(
    candidates.flatMap(({ periods }) => periods),
    vintage => periodsWithin(vintage, range),
    within => reachOver(within, range),
  );
  if (!found) return { status: 'not-published', detail: 'no published period lies within these days' };
  const { vintage, items: within } = found;
  if (reachOver(within, range)) return { vintage, within, detail: null };
  const detail = 'no vintage reaches over the whole range asked for; this is the newest with a part of it';
  return { vintage, within, detail };
}

function periodJson(vintage: Vintage, period: PublishedPeriod, measure: ReportedMeasure, figure: Figure) {
  const [step] = bridgeOf([period], measure, stockOn(vintage, period.from, measure)).steps;
  const { from, to, start, end } = step!;
  return {
    from,
    to,
    start: figure(start),
    end: figure(end),
    ...flowsJson(step!, figure),
    break: figure(step!.break),
  };
}

function bridgeJson(
  vintage: Vintage,
  within: readonly PublishedPeriod[],
  measure: ReportedMeasure,
  figure: Figure,
) {
  const from = within.reduce<Day>(
    (first, period) => (period.from < first ? period.from : first),
    within[0]!.from,
  );
  const to = within.at(-1)!.to;
  const path = periodsBetween(vintage, from, to);
  if (!path) return null;
  const opening = stockOn(vintage, from, measure) ?? path[0]?.start?.[measure];
  const bridge = bridgeOf(path, measure, opening);
  const { breaks, closing, change } = bridge;
  return {
    from,
    to,
    opening: figure(opening),
    breaks: figure(breaks),
    ...flowsJson(bridge, figure),
    closing: figure(closing),
    change: figure(change),
  };
}

function flowsJson({ joiners, leavers, residual, likeForLike }: BridgeStep | Bridge, figure: Figure) {
  return {
    joiners: figure(joiners),
    leavers: figure(leavers),
    residual: figure(residual),
    likeForLike: figure(likeForLike),
  };
}
