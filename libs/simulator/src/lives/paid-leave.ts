import { type Random } from '../random/random.js';
import { otherHours } from '../calibration/fte.js';
import { type Slice } from '../window.js';
import { chooseOne, keepBusy } from './choosing.js';
import { dayIn } from './days.js';
import { change } from './living.js';
import { type Post } from './person.js';
import { type Group, later, randomFor, type World } from './world.js';

/** The rest, on paid sick leave; how long; who adds unpaid weeks; who comes back to shorter hours: all assumptions. */
const MATERNITY = 0.85;
const UNPAID_WEEKS_AFTER = 0.25;
const SHORTER_HOURS_AFTER = 0.4;

/** Paid leave, maternity above all (39 weeks are paid, up to 13 more are not): still in post, not working. */
export function takingPaidLeave(world: World, slice: Slice, group: Group): void {
  const random = randomFor(world, 'paid leave', slice, group);
  const due = group.carry('paid leaves', (group.habits.paidLeaves / 12) * group.inPost.length * slice.share);
  for (let count = 0; count < due; count += 1) {
    const post = chooseOne(group.inPost, slice, random, ({ state }) => (state.status === 'active' ? 1 : 0));
    const day = post === undefined ? undefined : dayIn(slice, post.person.lastDay, random);
    if (post === undefined || day === undefined) continue;
    const isMaternity = random.chance(MATERNITY);
    change(world, post, day, {
      status: 'on-paid-leave',
      statusReason: isMaternity ? 'maternity' : 'sickness',
    });
    keepBusy(post.person, slice);
    comeBackFromLeave(world, post, day + lengthOf(isMaternity, random), random);
  }
}

function lengthOf(isMaternity: boolean, random: Random): number {
  return isMaternity ? random.between(180, 273) : random.between(29, 182);
}

/** The end of a paid leave, or the beginning of its unpaid weeks and their end. */
export function comeBackFromLeave(world: World, post: Post, on: number, random: Random): void {
  const addsUnpaid = post.state.statusReason === 'maternity' && random.chance(UNPAID_WEEKS_AFTER);
  const shorter = random.chance(SHORTER_HOURS_AFTER) ? otherHours(post.state.fte, false, random) : undefined;
  const hours = shorter === undefined ? {} : { fte: shorter };
  const unpaidDays = random.between(30, 91);
  const isAway = (status: string) => post.isOpen && post.state.status === status;
  const back = { status: 'active', statusReason: undefined, ...hours } as const;

  later(world, on, due => {
    const day = Math.max(due, post.person.lastDay + 1);
    if (!isAway('on-paid-leave') || day >= world.window.after) return;
    if (!addsUnpaid) return change(world, post, day, back);
    change(world, post, day, { status: 'inactive' });
    later(world, day + unpaidDays, again => {
      const dayBack = Math.max(again, post.person.lastDay + 1);
      if (isAway('inactive') && dayBack < world.window.after) change(world, post, dayBack, back);
    });
  });
}
