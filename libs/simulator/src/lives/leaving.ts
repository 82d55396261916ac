import { acceptanceFor } from '../calibration/fte.js';
import { type MonthPlan } from '../calibration/plan.js';
import { type LeavingShares, SIMULATED } from '../calibration/rates.js';
import { mostLikely } from '../pipeline/inequality.js';
import { type Random } from '../random/random.js';
import { byShare } from '../random/samplers.js';
import { type Slice } from '../window.js';
import { chooseOne, keepBusy } from './choosing.js';
import { dayIn } from './days.js';
import { change, end } from './living.js';
import { type Person, type Post } from './person.js';
import { mayReturn } from './returning.js';
import { professionIndex } from './roles.js';
import { changeRole } from './roles-changed.js';
import { type Group, groupOf, later, randomFor, type World } from './world.js';

const YEAR = 365.25;
/** Of those who resign, how many may return later; an assumption. */
const MAY_RETURN = 0.4;
/** How much likelier those in their first year, and those after 30 years, are to leave: assumptions. */
const NEW_HERE = 1.4;
const LONG_HERE = 2;
/** A break that ends in leaving, in days: an assumption. */
const SHORTEST_BREAK = 30;
const LONGEST_BREAK = 240;
const SAMPLE = 500;
/** Whose hours are whose is looked at every so many months. */
const REFRESHED = 6;

const RESIGNING = byShare({
  resignation: 0.87,
  'end-of-contract': 0.09,
  dismissal: 0.015,
  death: 0.005,
  other: 0.02,
});

/** As many leavers as the month is to have, by kind, with the mean hours of those who are published as leavers. */
export function leaving(world: World, slice: Slice, group: Group): void {
  const plan = group.plan[slice.index] as MonthPlan;
  const random = randomFor(world, 'leaving', slice, group);
  const due = group.carry('leavers', plan.leavers);
  if (slice.index % REFRESHED === 0 || group.plan[slice.index - 1]?.leaverFte !== plan.leaverFte)
    group.acceptsHours = acceptanceFor(plan.leaverFte, hoursOf(group.inPost, random));
  const kindOf = byShare(group.habits.leaving);
  const mostLeaving = mostLikely(world.pipeline?.chances.inequalities ?? [], 'leaving');
  let left = 0;
  for (let count = 0; count < due; count += 1) {
    const post = chooseOne(group.inPost, slice, random, ({ state, started, person }) => {
      const years = (slice.last - started) / YEAR;
      return (
        (group.acceptsHours(state.fte) *
          person.leaving *
          (years < 1 ? NEW_HERE : years > 30 ? LONG_HERE : 1)) /
        (LONG_HERE * mostLeaving)
      );
    });
    const day = post === undefined ? undefined : dayIn(slice, post.person.lastDay, random);
    if (post === undefined || day === undefined) continue;
    leave(world, slice, group, post, day, kindOf(random), random);
    left += 1;
  }
  group.intended.headcount -= left;
  group.intended.fte -= left * plan.leaverFte * 100_000;
}

function leave(
  world: World,
  slice: Slice,
  group: Group,
  post: Post,
  day: number,
  kind: keyof LeavingShares,
  random: Random,
): void {
  const { person, state } = post;
  keepBusy(person, slice);
  const resign = (mayComeBack: number) => {
    if (random.chance(mayComeBack)) mayReturn(group, person, state, day);
    end(world, post, day, { reason: RESIGNING(random) });
  };
  switch (kind) {
    case 'resigning':
      return resign(MAY_RETURN);
    case 'longGap':
      return resign(1);
    case 'retiring':
      return end(world, post, day, { reason: 'retirement' });
    case 'toBank':
      mayReturn(group, person, state, day);
      return change(world, post, day, { contract: 'bank' });
    case 'toRole': {
      const into = SIMULATED[group.profession] === 'other' ? 'maternity-support' : 'other';
      const other = groupOf(world, group.region, professionIndex(into));
      if (!changeRole(world, slice, other, post, random)) resign(0);
      return;
    }
    case 'breakForGood':
      return breakForGood(world, post, day, random) ? undefined : resign(MAY_RETURN);
  }
}

/**
 * Away without pay and never back: leaving, from the first day of the break on, as soon as the end is known. So it begins only where
 * the end comes within the simulation.
 */
function breakForGood(world: World, post: Post, day: number, random: Random): boolean {
  const endsOn = day + random.between(SHORTEST_BREAK, LONGEST_BREAK);
  if (endsOn >= world.window.after) return false;
  post.isForGood = true;
  change(world, post, day, { status: 'inactive', statusReason: 'career-break' });
  later(world, endsOn, due => {
    if (post.isOpen) end(world, post, Math.max(due, post.person.lastDay + 1), { reason: 'resignation' });
  });
  return true;
}

/** How many people have which hours; of a large group, a sample of some hundreds tells. */
function hoursOf(people: readonly Person[], random: Random): Map<number, number> {
  const step = Math.ceil(people.length / SAMPLE);
  const hours = new Map<number, number>();
  for (let at = random.below(step); at < people.length; at += step) {
    const fte = people[at]?.posts[0]?.state.fte ?? 0;
    hours.set(fte, (hours.get(fte) ?? 0) + 1);
  }
  return hours;
}
