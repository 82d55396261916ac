import { type Contribution } from '../../../cubes/cube.js';
import { type Area, levelOf } from '../../../organisations/area.js';
import { FIGURE_KINDS, type FiguresStory } from './fold.js';

/** One cell per published figure, under the area that published it: figures are as they were printed, whatever merged since. */
export function figureContributions(of: Area, story: FiguresStory): Contribution<'reported'>[] {
  const contributions: Contribution<'reported'>[] = [];
  for (const period of story.values())
    for (const kind of FIGURE_KINDS) {
      const figure = period[kind];
      if (figure === undefined) continue;
      contributions.push({
        cube: 'reported',
        at: {
          level: levelOf(of),
          area: of,
          profession: period.profession,
          series: period.series,
          vintage: period.vintage,
          kind,
          from_day: period.from,
          day: period.to,
        },
        add: {
          headcount: figure.headcount ?? 0,
          fte: figure.fte ?? 0,
          headcount_given: figure.headcount === undefined ? 0 : 1,
          fte_given: figure.fte === undefined ? 0 : 1,
        },
      });
    }
  return contributions;
}
