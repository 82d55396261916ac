import { type ForecastGround } from '@muster/store';
import { chanceOf } from '../models/futures.js';
import { leversOf } from '../models/levers-of.js';
import { openModel } from '../models/open.js';
import { answeredFrom } from '../series/drawn.js';
import { sensitivityInWords } from '../words/in-words.js';
import { ofGround } from './forecast-job.js';
import { gather } from './gather.js';
import { type Making } from './kept-job.js';

/** What the chances of a target hang on. */
export const makeSensitivity: Making<'sensitivity', ForecastGround> = {
  gather: async (moment, { target, scenario }) => (await gather(moment, target, [scenario]))[0]!,
  about: ofGround,
  make: async (ground, draws, steps, { model }) => {
    await steps.step(5, 100, 'learning from the evidence');
    const futures = openModel(ground, draws, model);
    if ('code' in futures) return futures;
    const levers = leversOf(ground);
    const now = await futures.under(levers, steps.part(5, 15, 'drawing what may come'), 'answer');
    const bars = await futures.bars(levers, steps.part(15, 95, 'trying what moves it'));
    const chance = chanceOf(now);
    return {
      ...{ status: 'answered', model: futures.model, from: answeredFrom(ground), ...draws, chance, bars },
      words: sensitivityInWords(chance, bars),
    };
  },
};
