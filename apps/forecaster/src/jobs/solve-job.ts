import { leverInWords } from '@muster/domain';
import { type AnsweredSolution } from '@muster/jobs';
import { type ForecastGround } from '@muster/store';
import { chanceIn } from '../series/compared.js';
import { answeredFrom, drawSeries, underLevers } from '../series/drawn.js';
import { missingForPipeline } from '../series/missing.js';
import { solve } from '../series/solve.js';
import { solutionInWords } from '../words/in-words.js';
import { ofGround } from './forecast-job.js';
import { gather } from './gather.js';
import { type Making } from './kept-job.js';

/** The least change of a lever by which a target is met as likely as is wanted. */
export const makeSolution: Making<'solve', ForecastGround> = {
  gather: async (moment, { target, scenario }) => (await gather(moment, target, [scenario]))[0]!,
  about: ofGround,
  make: async (ground, draws, steps, { lever, probability: wanted }) => {
    await steps.step(5, 100, 'drawing what may come');
    const drawn = drawSeries(ground, draws);
    if (drawn.status === 'no-answer') return drawn;
    const levers = ground.scenario?.definition.levers ?? [];
    const chanceNow = chanceIn(underLevers(drawn, levers).drawn);
    const answered = { status: 'answered', model: 'series', from: answeredFrom(ground), ...draws } as const;
    const told = (solution: AnsweredSolution['solution']): AnsweredSolution => ({
      ...{ ...answered, wanted, chanceNow, solution },
      words: solutionInWords(wanted, chanceNow, solution),
    });
    if (chanceNow >= wanted) return told({ outcome: 'already' });
    await steps.step(30, 100, 'searching');
    const solved = await solve(drawn, wanted, lever, levers, done =>
      steps.step(Math.round(30 + 60 * done), 100, 'searching'),
    );
    if (solved.outcome === 'not-pulled')
      return {
        status: 'no-answer',
        code: 'lever-not-pulled',
        detail: `the series model cannot pull ${lever.kind}: ${solved.why}`,
        remedy: missingForPipeline(ground)
          .map(({ remedy }) => remedy)
          .join('; '),
      };
    const inWords = leverInWords(solved.lever);
    return solved.outcome === 'found'
      ? told({ outcome: 'found', lever: solved.lever, inWords, chance: solved.chance })
      : told({ outcome: 'not-by-this-lever', most: solved.lever, inWords, chance: solved.chance });
  },
};
