import { type ForecastInput, type LeverTold } from '@muster/jobs';
import { type ForecastGround } from '@muster/store';
import { leversOf } from '../models/levers-of.js';
import { openModel } from '../models/open.js';
import { answeredFrom } from '../series/drawn.js';
import { forecastInWords } from '../words/in-words.js';
import { gather } from './gather.js';
import { type Making } from './kept-job.js';

/** What will be of a target; under a scenario, where one is named. */
export const makeForecast: Making<'forecast', ForecastGround> = {
  gather: async (moment, { target, scenario }) => (await gather(moment, target, [scenario]))[0]!,
  about: ofGround,
  make: async (ground, draws, steps, { model }: ForecastInput) => {
    await steps.step(5, 100, 'learning from the evidence');
    const futures = openModel(ground, draws, model);
    if ('code' in futures) return futures;
    const levers = leversOf(ground);
    const future = await futures.under(levers, steps.part(10, 80, 'drawing what may come'));
    await steps.step(80, 100, 'adding up');
    const { hit, told } = future;
    const from = answeredFrom(ground);
    const of = { target: ground.target.definition, scenario: ground.scenario?.definition };
    return {
      status: 'answered',
      model: futures.model,
      from,
      summary: future.summary(),
      hit,
      words: forecastInWords(of, from, future),
      levers: told,
      missing: futures.model !== 'series' || needsPipeline(told) ? futures.missing : [],
    };
  },
};

export function ofGround(_: unknown, { target, scenario }: ForecastGround) {
  return { target: target.id, scenario: scenario?.id, scenarioRevision: scenario?.revision };
}

/** A lever that was not pulled would have been by the pipeline model. */
export const needsPipeline = (told: readonly LeverTold[]) => told.some(({ applied }) => !applied);
