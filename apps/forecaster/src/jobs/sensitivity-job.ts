import { type ForecastGround } from '@muster/store';
import { chanceIn } from '../series/compared.js';
import { answeredFrom, drawSeries, underLevers } from '../series/drawn.js';
import { barsOf } from '../series/sensitivity.js';
import { sensitivityInWords } from '../words/in-words.js';
import { ofGround } from './forecast-job.js';
import { gather } from './gather.js';
import { type Making } from './kept-job.js';

/** What the chances of a target hang on. */
export const makeSensitivity: Making<'sensitivity', ForecastGround> = {
  gather: async (moment, { target, scenario }) => (await gather(moment, target, [scenario]))[0]!,
  about: ofGround,
  make: async (ground, draws, steps) => {
    await steps.step(5, 100, 'drawing what may come');
    const drawn = drawSeries(ground, draws);
    if (drawn.status === 'no-answer') return drawn;
    await steps.step(50, 100, 'trying what moves it');
    const { drawn: levered } = underLevers(drawn, ground.scenario?.definition.levers ?? []);
    const bars = barsOf(levered);
    const chance = chanceIn(levered);
    return {
      ...{ status: 'answered', model: 'series', from: answeredFrom(ground), ...draws, chance, bars },
      words: sensitivityInWords(chance, bars),
    };
  },
};
