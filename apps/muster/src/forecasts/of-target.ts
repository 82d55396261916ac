import {
  counted,
  MEASURES,
  type Month,
  monthOf,
  PROFESSIONS,
  type ReportedPosition,
  type TargetAnswer,
} from '@muster/domain';
import {
  countedDraws,
  driversSentence,
  type ForecastModel,
  type ForecastResult,
  forecastSeries,
  hitOf,
  hitSentence,
  type Learned,
  type NoForecast,
  type Promised,
  type SeriesOptions,
  summarise,
  type Summary,
  uncertaintySentence,
} from '@muster/forecast';
import { type LeverTold, type MissingEvidence } from '@muster/jobs';
import { type OpenMuster } from '../open-muster.js';
import { seriesHeld } from './of-store.js';

/** Whether a target will be met, by a model; and what that says, in words. */
export interface TargetForecast {
  readonly target: TargetAnswer['definition'] & { readonly id: string };
  readonly result:
    | Extract<ForecastResult, { status: 'forecast' }>
    | {
        readonly status: 'no-forecast';
        readonly model: ForecastModel;
        readonly code: string;
        readonly detail: string;
        readonly remedy: string;
      };
  /** Stocks of the area before; absent where there is no forecast. */
  readonly past?: readonly { readonly on: Month; readonly stock: number }[];
  /** Whether that is by events about people. */
  readonly isDerived?: boolean;
  /** Of the series model. */
  readonly learned?: Learned;
  readonly words: readonly string[];
  /** Of a scenario: what became of them. */
  readonly levers?: readonly LeverTold[];
  readonly missing?: readonly MissingEvidence[];
}

/**
 * Forecasts what counts towards a target from the last published day on, like for like since its baseline.
 * The series model reads published figures, whatever evidence the target is set by.
 */
export async function forecastTarget(
  muster: Pick<OpenMuster, 'reader'>,
  answer: TargetAnswer,
  options: SeriesOptions,
): Promise<TargetForecast> {
  const { card, definition } = answer;
  const target = { ...definition, id: card.id };
  const none = (code: NoForecast['code'], detail: string, remedy: string): TargetForecast => ({
    target,
    result: { status: 'no-forecast', model: 'series', code, detail, remedy },
    words: [`There is no forecast of ${PROFESSIONS[definition.profession].many}: ${detail}.`],
  });
  if (definition.measure !== 'fte' && definition.measure !== 'headcount')
    return none('not-a-stock', `${definition.measure} are not in post`, 'ask in FTE or headcount');
  if (definition.basis === 'establishment')
    return none('not-a-stock', 'funded posts are decided, not forecast', 'ask with --basis net or gross');
  const position = [answer.position, answer.beside].find(isReported);
  if (!position || position.counted === undefined)
    return none(
      'no-series',
      answer.position.status === 'answered' ? 'no figures are published' : answer.position.detail,
      'import a series at this detail: docs/forecast.md says which shape it needs',
    );
  const held = await seriesHeld(muster, position.vintage, [definition.profession]);
  const stored = held.find(
    ({ told, series }) => told.measure === definition.measure && series === position.series,
  );
  if (!stored) return none('no-series', 'its series is not held any more', 'ask again');
  const forecast = forecastSeries({ ...stored.told, origin: monthOf(position.on) }, options);
  if (forecast.status !== 'forecast')
    return { ...none(forecast.code, forecast.detail, forecast.remedy), target };
  const area = forecast.areas.find(each => each.area === definition.area);
  if (!area)
    return none(
      'no-series',
      `the series does not tell of ${definition.area} on ${position.on}`,
      `it tells of ${forecast.areas.map(each => each.area).join(', ')}`,
    );
  const promised: Promised = {
    basis: definition.basis,
    amount: definition.amount,
    counted: counted(position.counted, definition),
    dueOn: definition.dueOn,
  };
  const draws = countedDraws(area, promised);
  if (!draws) return none('no-series', 'joiners were not published throughout', 'ask with --basis net');
  const whole = summarise(forecast);
  const shown = whole.areas.find(each => each.area === definition.area)!;
  const hit = hitOf(
    promised,
    shown.points.map(({ on }) => on),
    draws,
  );
  const summary: Summary = {
    ...whole,
    areas: whole.areas.map(each => (each.area === definition.area ? { ...each, hit } : each)),
  };
  const counts = definition.basis === 'gross' ? 'joiners' : 'like for like';
  const what = `more ${PROFESSIONS[definition.profession].many} (${MEASURES[definition.measure]}, ${counts})`;
  const answering = hit.due?.on ?? shown.points.at(-1)!.on;
  const bridge = shown.bridge?.find(({ on }) => on === answering);
  return {
    target,
    result: { status: 'forecast', model: 'series', summary },
    past: area.past,
    learned: forecast.learned,
    words: [
      hitSentence(hit, position.on, what),
      ...(bridge ? [driversSentence(bridge), uncertaintySentence(bridge)] : []),
    ],
  };
}

function isReported(position: TargetAnswer['position'] | undefined): position is ReportedPosition {
  return position?.status === 'answered' && position.evidence === 'reported';
}
