import { type Random } from '../random/random.js';
import { byShare } from '../random/samplers.js';
import { type Slice } from '../window.js';
import { chooseOne, keepBusy, trustIn } from './choosing.js';
import { dayIn } from './days.js';
import { begin, end } from './living.js';
import { type Post } from './person.js';
import { type Group, later, randomFor, type World } from './world.js';

/** Where second posts are, and how large: assumptions. */
const WHERE = byShare({ bank: 0.5, 'same-trust': 0.17, 'same-region': 0.26, 'other-region': 0.07 });
const HOURS = [10_000, 20_000, 30_667, 40_000];
const SHORTEST = 90;
const LONGEST = 700;

/** Some take a second post beside the first, often on the bank; the person still counts once. */
export function secondPosts(world: World, slice: Slice, group: Group): void {
  const random = randomFor(world, 'second posts', slice, group);
  const due = group.carry(
    'second posts',
    (group.habits.secondPosts / 12) * group.inPost.length * slice.share,
  );
  for (let count = 0; count < due; count += 1) {
    const post = chooseOne(group.inPost, slice, random, ({ state }) => (state.status === 'active' ? 1 : 0));
    const day = post === undefined ? undefined : dayIn(slice, post.person.lastDay, random);
    if (post === undefined || day === undefined) continue;
    takeSecondPost(world, post, day, random);
    keepBusy(post.person, slice);
  }
}

export function takeSecondPost(world: World, first: Post, day: number, random: Random): void {
  const { person, state } = first;
  const where = WHERE(random);
  const region = where === 'other-region' ? random.below(world.regions.length) : state.trust.region;
  const another =
    where === 'same-region' || where === 'other-region'
      ? trustIn(world, region, state.profession, Math.max(day, world.window.first + 1), random, state.trust)
      : undefined;
  const second = begin(world, person, day, {
    ...state,
    trust: another ?? state.trust,
    fte: random.pick(HOURS),
    contract: where === 'bank' ? 'bank' : 'fixed-term',
    status: 'active',
    statusReason: undefined,
  });
  later(world, Math.max(day + random.between(SHORTEST, LONGEST), world.window.first + 30), due => {
    const endsOn = Math.max(due, person.lastDay + 1);
    if (second.isOpen && endsOn < world.window.after)
      end(world, second, endsOn, { reason: 'end-of-contract' });
  });
}
