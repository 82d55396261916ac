import { type ForecastInput, type LeverTold } from '@muster/jobs';
import { type ForecastGround } from '@muster/store';
import { summarise } from '@muster/forecast';
import { answeredFrom, drawSeries, hitIn, underLevers } from '../series/drawn.js';
import { missingForPipeline } from '../series/missing.js';
import { forecastInWords } from '../words/in-words.js';
import { gather } from './gather.js';
import { type Making } from './kept-job.js';

/** What will be of a target; under a scenario, where one is named. */
export const makeForecast: Making<'forecast', ForecastGround> = {
  gather: async (moment, { target, scenario }) => (await gather(moment, target, [scenario]))[0]!,
  about: ofGround,
  make: async (ground, draws, steps, { model = 'series' }: ForecastInput) => {
    if (model !== 'series') return pipelineNotAsked(model, ground);
    await steps.step(5, 100, 'drawing what may come');
    const drawn = drawSeries(ground, draws);
    if (drawn.status === 'no-answer') return drawn;
    await steps.step(60, 100, 'pulling the levers');
    const { drawn: levered, told } = underLevers(drawn, ground.scenario?.definition.levers ?? []);
    await steps.step(75, 100, 'adding up');
    const hit = hitIn(levered);
    const summary = summarise(levered.forecast);
    const from = answeredFrom(ground);
    const of = { target: ground.target.definition, scenario: ground.scenario?.definition };
    return {
      status: 'answered',
      model: 'series',
      from,
      summary,
      hit,
      words: forecastInWords(of, from, hit, summary),
      levers: told,
      missing: needsPipeline(told) ? missingForPipeline(ground) : [],
    };
  },
};

export function ofGround(_: unknown, { target, scenario }: ForecastGround) {
  return { target: target.id, scenario: scenario?.id, scenarioRevision: scenario?.revision };
}

/** A lever that was not pulled would have been by the pipeline model. */
const needsPipeline = (told: readonly LeverTold[]) => told.some(({ applied }) => !applied);

function pipelineNotAsked(model: string, ground: ForecastGround) {
  const missing = missingForPipeline(ground);
  return {
    status: 'no-answer',
    code: 'no-pipeline-evidence',
    detail: `the ${model} model has not what it needs here: ${missing.map(({ what }) => what).join('; ')}`,
    remedy: [...missing.map(({ remedy }) => remedy), 'or ask the series model'].join('; '),
  } as const;
}
