import { type MonthPlan } from '../calibration/plan.js';
import { byShare } from '../random/samplers.js';
import { type Slice } from '../window.js';
import { chooseOne, keepBusy } from './choosing.js';
import { dayIn } from './days.js';
import { change } from './living.js';
import { type Group, randomFor, type World } from './world.js';

/** Why people are away without pay: assumptions. */
const REASONS = byShare({
  'career-break': 0.62,
  secondment: 0.16,
  sickness: 0.12,
  suspension: 0.02,
  other: 0.08,
});
/** Nobody is away for less (days): an assumption. */
const SHORTEST = 28;

/**
 * Breaks without pay, and the ways back. As many go as usual; as many come back as bring the stock to where joiners, leavers and the
 * published residual would have it. So the residual in people is absences.
 */
export function absences(world: World, slice: Slice, group: Group): void {
  const plan = group.plan[slice.index] as MonthPlan;
  const random = randomFor(world, 'absences', slice, group);
  group.intended.headcount += plan.residualHeadcount;
  const usual = group.carry('breaks', (group.habits.breaks / 12) * group.inPost.length * slice.share);
  const missing = Math.round(group.intended.headcount - group.stock.headcount);
  const back = Math.max(0, usual + missing);
  const away = Math.max(usual, -missing);

  for (let count = 0; count < back; count += 1) {
    const post = chooseOne(group.absent, slice, random, ({ since }) =>
      slice.last - since > SHORTEST ? 1 : 0,
    );
    const day =
      post === undefined
        ? undefined
        : dayIn(slice, Math.max(post.person.lastDay, post.since + SHORTEST), random);
    if (post === undefined || day === undefined) continue;
    change(world, post, day, { status: 'active', statusReason: undefined });
    keepBusy(post.person, slice);
  }
  for (let count = 0; count < away; count += 1) {
    const post = chooseOne(group.inPost, slice, random, ({ state }) => (state.status === 'active' ? 1 : 0));
    const day = post === undefined ? undefined : dayIn(slice, post.person.lastDay, random);
    if (post === undefined || day === undefined) continue;
    change(world, post, day, { status: 'inactive', statusReason: REASONS(random) });
    keepBusy(post.person, slice);
  }
}
