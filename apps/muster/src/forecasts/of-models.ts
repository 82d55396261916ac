import { type Month, type TargetAnswer } from '@muster/domain';
import { type ForecastModel } from '@muster/forecast';
import { forecastNow, Moments, type WrittenScenario } from '@muster/forecaster/working';
import { type AnsweredForecast } from '@muster/jobs';
import { systemClock } from '@muster/platform';
import { type ForecastGround, type SeriesPeriod } from '@muster/store';
import { type OpenMuster } from '../open-muster.js';
import { progressBar } from '../output/progress.js';
import { type TargetForecast } from './of-target.js';

export interface AskedOfModels {
  /** Undefined: the one that the evidence allows. */
  readonly model?: ForecastModel | undefined;
  /** One that is kept, or one that was written down. */
  readonly scenario?: string | WrittenScenario | undefined;
  readonly seed: number;
  readonly trajectories: number;
}

/** Forecasts a target as the forecaster does: by the evidence that it is set by, and by any of the models. */
export async function forecastByModels(
  { database }: Pick<OpenMuster, 'database'>,
  { card, definition }: TargetAnswer,
  { scenario, model, ...draws }: AskedOfModels,
): Promise<TargetForecast> {
  const target = { ...definition, id: card.id };
  const bar = progressBar('forecasting');
  const input = {
    ...{ target: card.id, ...draws },
    ...(model && { model }),
    ...(typeof scenario === 'string' && { scenario }),
  };
  const written = typeof scenario === 'object' ? { scenario } : {};
  const progress = (done: number) => bar.update(Math.round(done), 100);
  try {
    const moments = new Moments(database, systemClock);
    const { answer, ground } = await forecastNow(moments, input, { ...written, progress });
    if (answer.status === 'no-answer') {
      const { code, detail, remedy } = answer;
      const words = [`There is no forecast: ${detail}.`, `What to do: ${remedy}.`];
      return {
        target,
        result: { status: 'no-forecast', model: model ?? 'series', code, detail, remedy },
        words,
      };
    }
    return answered(target, answer, ground);
  } finally {
    bar.end();
  }
}

function answered(
  target: TargetForecast['target'],
  { model, summary, hit, words, levers, missing, from }: AnsweredForecast,
  { evidence }: ForecastGround,
): TargetForecast {
  const areas = summary.areas.map(area => (area.area === from.area && hit ? { ...area, hit } : area));
  const series = evidence.status === 'evidence' ? evidence.series : undefined;
  const told = [...(series?.england ? [series.england] : []), ...(series?.regions ?? [])];
  const own = told.find(({ area }) => area === from.area);
  return {
    target,
    result: { status: 'forecast', model, summary: { ...summary, areas } },
    past: (own?.periods ?? []).flatMap(pastOf),
    isDerived: from.evidence === 'derived',
    words,
    levers,
    missing,
  };
}

/** Before feeds covered anybody nobody is told to have come or gone: such years hold those alone who stayed. */
function pastOf({ to, end, joiners, leavers }: SeriesPeriod): { on: Month; stock: number }[] {
  return end === undefined || (joiners === 0 && leavers === 0) ? [] : [{ on: to, stock: end }];
}
