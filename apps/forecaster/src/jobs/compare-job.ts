import { spreadOf } from '@muster/forecast';
import { type ForecastGround } from '@muster/store';
import { differenceOf } from '../models/compared.js';
import { type Future } from '../models/futures.js';
import { leversOf } from '../models/levers-of.js';
import { openModel } from '../models/open.js';
import { answeredFrom } from '../series/drawn.js';
import { comparisonInWords } from '../words/in-words.js';
import { needsPipeline } from './forecast-job.js';
import { gather } from './gather.js';
import { type Making } from './kept-job.js';

/** Scenarios side by side, on the same luck, so that they differ in their levers alone. */
export const makeComparison: Making<'compare', readonly ForecastGround[]> = {
  gather: (moment, { target, scenarios }) => gather(moment, target, scenarios),
  about: (_, grounds) => ({ target: grounds[0]!.target.id }),
  make: async (grounds, draws, steps, { model }) => {
    await steps.step(5, 100, 'learning from the evidence');
    const futures = openModel(grounds[0]!, draws, model);
    if ('code' in futures) return futures;
    const each: { id: string; name: string; by: string; future: Future }[] = [];
    for (const [index, ground] of grounds.entries()) {
      const { definition, id } = ground.scenario!;
      const [begin, end] = [index, index + 1].map(nth => 10 + (70 * nth) / grounds.length) as [
        number,
        number,
      ];
      const part = steps.part(begin, end, `drawing what may come under ${id}`);
      const future = await futures.under(leversOf(ground), part);
      each.push({ id, name: definition.name, by: definition.by, future });
    }
    await steps.step(85, 100, 'comparing');
    const [first, ...others] = each;
    const differences = others.map(other => differenceOf(other, first!));
    const scenarios = each.map(({ id, name, by, future }) => ({
      scenario: id,
      ...{ name, by },
      levers: future.told,
      hit: future.hit,
      points: future.days.map((on, nth) => ({ on, ...spreadOf(future.stock[nth]!) })),
    }));
    const unpulled = each.some(({ future }) => needsPipeline(future.told));
    return {
      status: 'answered',
      model: futures.model,
      from: answeredFrom(grounds[0]!),
      ...draws,
      scenarios,
      differences,
      words: comparisonInWords(scenarios, differences),
      missing: futures.model !== 'series' || unpulled ? futures.missing : [],
    };
  },
};
