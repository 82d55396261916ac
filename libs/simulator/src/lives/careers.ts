import { SIMULATED } from '../calibration/rates.js';
import { type Slice } from '../window.js';
import { chooseOne, isBusy, keepBusy, trustIn } from './choosing.js';
import { dayIn } from './days.js';
import { change } from './living.js';
import { promotionOf } from './roles.js';
import { type Group, randomFor, type World } from './world.js';

/** A newly qualified midwife is band 6 after this many days of preceptorship: an assumption. */
const PRECEPTORSHIP = 365;
const ROTATING = 0.55;
const AUGUST = 8;

/** Steps up within the profession: those out of preceptorship, and some of the others. */
export function promotions(world: World, slice: Slice, group: Group): void {
  const random = randomFor(world, 'promotions', slice, group);
  const due = group.carry('promotions', (group.habits.promotions / 12) * group.inPost.length * slice.share);
  for (let count = 0; count < due; count += 1) {
    const post = chooseOne(group.inPost, slice, random, ({ state, started }) =>
      state.grade === 'Band 5' ? (slice.last - started > PRECEPTORSHIP ? 1 : 0) : 0.2,
    );
    const patch = post === undefined ? undefined : promotionOf(post.state);
    const day = post === undefined ? undefined : dayIn(slice, post.person.lastDay, random);
    if (post === undefined || patch === undefined || day === undefined) continue;
    change(world, post, day, patch);
    keepBusy(post.person, slice);
  }
}

/** Trainees rotate in August: the post stays, the place changes. More than half, within the region: an assumption. */
export function rotations(world: World, slice: Slice, group: Group): void {
  if (SIMULATED[group.profession] !== 'obstetric-trainee' || slice.calendarMonth !== AUGUST) return;
  const random = randomFor(world, 'rotations', slice, group);
  const day = firstWednesday(slice);
  for (const person of [...group.inPost]) {
    const [post] = person.posts;
    if (post === undefined || isBusy(person, slice) || person.lastDay >= day || !random.chance(ROTATING))
      continue;
    const trust = trustIn(world, group.region, group.profession, day, random, post.state.trust);
    if (trust === undefined || day < slice.earliest) continue;
    change(world, post, day, { trust });
    keepBusy(person, slice);
  }
}

/** Day 0 was a Thursday. */
function firstWednesday(slice: Slice): number {
  return slice.first + ((6 - (slice.first % 7) + 7) % 7);
}
