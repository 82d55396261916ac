import { lastDayOf } from '@muster/domain';
import { spreadOf } from '@muster/forecast';
import { type ForecastGround } from '@muster/store';
import { differenceOf } from '../series/compared.js';
import { answeredFrom, drawSeries, hitIn, ownArea, underLevers } from '../series/drawn.js';
import { missingForPipeline } from '../series/missing.js';
import { comparisonInWords } from '../words/in-words.js';
import { gather } from './gather.js';
import { type Making } from './kept-job.js';

/** Scenarios side by side: drawn once, so that they differ in their levers alone. */
export const makeComparison: Making<'compare', readonly ForecastGround[]> = {
  gather: (moment, { target, scenarios }) => gather(moment, target, scenarios),
  about: (_, grounds) => ({ target: grounds[0]!.target.id }),
  make: async (grounds, draws, steps) => {
    await steps.step(5, 100, 'drawing what may come');
    const drawn = drawSeries(grounds[0]!, draws);
    if (drawn.status === 'no-answer') return drawn;
    const each = [];
    for (const [index, ground] of grounds.entries()) {
      await steps.step(
        40 + (40 * index) / grounds.length,
        100,
        `pulling the levers of ${ground.scenario!.id}`,
      );
      const { definition, id } = ground.scenario!;
      each.push({ id, definition, ...underLevers(drawn, definition.levers) });
    }
    await steps.step(85, 100, 'comparing');
    const [first, ...others] = each;
    const differences = others.map(other => differenceOf(other, first!));
    const scenarios = each.map(({ id, definition, told, drawn: levered }) => ({
      scenario: id,
      name: definition.name,
      by: definition.by,
      levers: told,
      hit: hitIn(levered),
      points: levered.forecast.targets.map((month, step) => ({
        on: lastDayOf(month),
        ...spreadOf(ownArea(levered).stock[step]!),
      })),
    }));
    const unpulled = each.some(({ told }) => told.some(({ applied }) => !applied));
    return {
      status: 'answered',
      model: 'series',
      from: answeredFrom(grounds[0]!),
      ...draws,
      scenarios,
      differences,
      words: comparisonInWords(scenarios, differences),
      missing: unpulled ? missingForPipeline(grounds[0]!) : [],
    };
  },
};
