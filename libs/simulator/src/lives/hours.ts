import { otherHours, TYPICAL_STEP } from '../calibration/fte.js';
import { type MonthPlan } from '../calibration/plan.js';
import { type Slice } from '../window.js';
import { chooseOne, keepBusy } from './choosing.js';
import { dayIn } from './days.js';
import { change } from './living.js';
import { type Group, randomFor, type World } from './world.js';

/**
 * Changes of hours, as many as usual; more of them up, or down, as brings the FTE to where joiners, leavers and the published
 * residual would have it. So the residual in FTE is hours (and absences).
 */
export function changingHours(world: World, slice: Slice, group: Group): void {
  const plan = group.plan[slice.index] as MonthPlan;
  const random = randomFor(world, 'hours', slice, group);
  group.intended.fte += plan.residualFte * 100_000;
  const usual = group.carry('hours', (group.habits.hoursChanges / 12) * group.inPost.length * slice.share);
  let missing = group.intended.fte - group.stock.fte;
  const due = Math.max(usual, Math.ceil(Math.abs(missing) / TYPICAL_STEP) - 1);
  for (let left = due; left > 0; left -= 1) {
    const longer = random.chance(0.5 + missing / (2 * left * TYPICAL_STEP));
    const post = chooseOne(group.inPost, slice, random, ({ state }) =>
      state.fte === (longer ? 100_000 : 20_000) ? 0 : 1,
    );
    const day = post === undefined ? undefined : dayIn(slice, post.person.lastDay, random);
    const fte = post === undefined ? undefined : otherHours(post.state.fte, longer, random);
    if (post === undefined || day === undefined || fte === undefined) continue;
    missing -= fte - post.state.fte;
    change(world, post, day, { fte });
    keepBusy(post.person, slice);
  }
}
