import { leverInWords } from '@muster/domain';
import { type AnsweredSolution } from '@muster/jobs';
import { type ForecastGround } from '@muster/store';
import { chanceOf } from '../models/futures.js';
import { missingForPipeline } from '../models/missing.js';
import { leversOf } from '../models/levers-of.js';
import { openModel } from '../models/open.js';
import { solve } from '../models/solve.js';
import { answeredFrom } from '../series/drawn.js';
import { solutionInWords } from '../words/in-words.js';
import { ofGround } from './forecast-job.js';
import { gather } from './gather.js';
import { type Making } from './kept-job.js';

/** The least change of a lever by which a target is met as likely as is wanted. */
export const makeSolution: Making<'solve', ForecastGround> = {
  gather: async (moment, { target, scenario }) => (await gather(moment, target, [scenario]))[0]!,
  about: ofGround,
  make: async (ground, draws, steps, { lever, probability: wanted, model }) => {
    await steps.step(5, 100, 'learning from the evidence');
    const futures = openModel(ground, draws, model);
    if ('code' in futures) return futures;
    const levers = leversOf(ground);
    const now = await futures.under(levers, steps.part(5, 15, 'drawing what may come'), 'answer');
    const chanceNow = chanceOf(now);
    const answered = { status: 'answered', model: futures.model, from: answeredFrom(ground) } as const;
    const told = (solution: AnsweredSolution['solution']): AnsweredSolution => ({
      ...{ ...answered, ...draws, wanted, chanceNow, solution },
      words: solutionInWords(wanted, chanceNow, solution),
    });
    if (chanceNow >= wanted) return told({ outcome: 'already' });
    const solved = await solve(futures, wanted, lever, levers, steps.part(15, 95, 'searching'));
    if (solved.outcome === 'not-pulled')
      return {
        status: 'no-answer',
        code: 'lever-not-pulled',
        detail: `the ${futures.model} model cannot pull ${lever.kind}: ${solved.why}`,
        remedy:
          missingForPipeline(ground)
            .map(({ remedy }) => remedy)
            .join('; ') || 'ask with another lever, or another model',
      };
    const inWords = leverInWords(solved.lever);
    return solved.outcome === 'found'
      ? told({ outcome: 'found', lever: solved.lever, inWords, chance: solved.chance })
      : told({ outcome: 'not-by-this-lever', most: solved.lever, inWords, chance: solved.chance });
  },
};
