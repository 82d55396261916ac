import { type Day, dayFromNumber, dayNumber } from '../../../calendar/day.js';
import { type Contribution } from '../../../cubes/cube.js';
import { type Area, type Level, LEVELS, levelOf } from '../../../organisations/area.js';
import { type OdsCode } from '../../../organisations/ods-code.js';
import { type Reference } from '../../../reference/reference.js';
import { whereaboutsOf } from '../../../reference/whereabouts.js';
import { type Need, type NeedsStory } from './fold.js';

/**
 * An organisation's report counts at all levels, where the organisation lies on the day, until a succession: from then on its
 * successor reports for it. A report for a region, an ICB or England stands for itself.
 */
export function needsContributions(of: Area, story: NeedsStory, reference: Reference): Contribution[] {
  const contributions: Contribution[] = [];
  for (const [profession, needs] of story.funded)
    for (const { level, area, told_by, day, fte, reports } of changesOf(of, needs, reference))
      contributions.push({
        cube: 'establishment',
        at: { level, area, profession, told_by, day },
        add: { fte, reports },
      });
  for (const { profession, method, source, needs } of story.required.values())
    for (const { level, area, told_by, day, fte, reports } of changesOf(of, needs, reference))
      contributions.push({
        cube: 'requirement',
        at: { level, area, profession, told_by, method, source, day },
        add: { fte, reports },
      });
  return contributions;
}

interface Change {
  readonly level: Level;
  readonly area: Area;
  readonly told_by: 'organisation' | 'area';
  readonly day: Day;
  readonly fte: number;
  readonly reports: number;
}

/** A time in an area: in on its first day, out on the first day after. */
function changesOf(of: Area, needs: readonly Need[], reference: Reference): Change[] {
  const own = levelOf(of);
  const told_by = own === 'organisation' ? 'organisation' : 'area';
  const changes: Change[] = [];
  needs.forEach((need, index) => {
    const from = dayNumber(need.on);
    const next = needs[index + 1];
    const to = next === undefined ? Infinity : dayNumber(next.on);
    for (const [level, area, start, end] of stays(from, to)) {
      if (start >= end) continue;
      changes.push({ level, area, told_by, day: dayFromNumber(start), fte: need.fte, reports: 1 });
      if (end !== Infinity)
        changes.push({ level, area, told_by, day: dayFromNumber(end), fte: 0 - need.fte, reports: -1 });
    }
  });
  return changes;

  function stays(from: number, to: number): (readonly [Level, Area, number, number])[] {
    if (told_by === 'area') return [[own, of, from, to]];
    return whereaboutsOf(reference, of as string as OdsCode)
      .filter(({ organisation }) => organisation === (of as string))
      .flatMap(where =>
        LEVELS.flatMap(level => {
          const area = where.areas[level];
          return area === undefined
            ? []
            : [[level, area, Math.max(from, where.from), Math.min(to, where.to)] as const];
        }),
      );
  }
}
