import { type Contribution } from '../../../cubes/cube.js';
import { type Area } from '../../../organisations/area.js';
import { type Reference } from '../../../reference/reference.js';
import { changesAsLastTold, type Told } from '../as-last-told.js';
import { type Need, type NeedsStory } from './fold.js';

/** Funded posts and needs where their organisations lie, each series as last told. */
export function needsContributions(of: Area, story: NeedsStory, reference: Reference): Contribution[] {
  const contributions: Contribution[] = [];
  for (const [profession, needs] of story.funded)
    for (const { level, area, told_by, day, amount, reports } of changesAsLastTold(
      of,
      told(needs),
      reference,
    ))
      contributions.push({
        cube: 'establishment',
        at: { level, area, profession, told_by, day },
        add: { fte: amount, reports },
      });
  for (const { profession, method, source, needs } of story.required.values())
    for (const { level, area, told_by, day, amount, reports } of changesAsLastTold(
      of,
      told(needs),
      reference,
    ))
      contributions.push({
        cube: 'requirement',
        at: { level, area, profession, told_by, method, source, day },
        add: { fte: amount, reports },
      });
  return contributions;
}

function told(needs: readonly Need[]): Told[] {
  return needs.map(({ on, fte }) => ({ on, amount: fte }));
}
