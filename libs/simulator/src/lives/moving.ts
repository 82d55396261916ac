import { takesOn } from '../organisations/trust.js';
import { type Random } from '../random/random.js';
import { byShare } from '../random/samplers.js';
import { type Slice } from '../window.js';
import { chooseOne, keepBusy, trustIn } from './choosing.js';
import { dayIn } from './days.js';
import { begin, change, end } from './living.js';
import { type Post } from './person.js';
import { SHORT_GAP } from './returning.js';
import { type Group, later, randomFor, type World } from './world.js';

/** How the two posts of a move meet: assumptions. Longer gaps are leaving and returning (`longGap`). */
const MEETINGS = byShare({ 'same-day': 0.6, gap: 0.32, overlap: 0.04, 'same-post': 0.04 });
const TO_ANOTHER_REGION = 0.22;
const LONGEST_OVERLAP = 20;

/** People who change trust within the NHS: neither joiners nor leavers of England. */
export function moving(world: World, slice: Slice, group: Group): void {
  const random = randomFor(world, 'moving', slice, group);
  const due = group.carry('moves', (group.habits.moves / 12) * group.inPost.length * slice.share);
  for (let count = 0; count < due; count += 1) {
    const post = chooseOne(group.inPost, slice, random);
    if (post !== undefined) move(world, slice, post, random);
  }
}

function move(world: World, slice: Slice, post: Post, random: Random): void {
  const { person, state } = post;
  const day = dayIn(slice, person.lastDay, random);
  if (day === undefined) return;
  const region = random.chance(TO_ANOTHER_REGION)
    ? otherRegion(world, state.trust.region, random)
    : state.trust.region;
  const trust = trustIn(world, region, state.profession, day, random, state.trust);
  if (trust === undefined) return;
  keepBusy(person, slice);
  const next = { ...state, trust, contract: 'permanent', status: 'active', statusReason: undefined } as const;

  const meeting = MEETINGS(random);
  const startsOn = day + random.between(1, SHORT_GAP);
  if (meeting === 'same-post') {
    change(world, post, day, { trust });
  } else if (meeting === 'overlap') {
    begin(world, person, day, next);
    const endsOn = Math.min(day + random.between(1, LONGEST_OVERLAP), world.window.after - 1);
    later(world, endsOn, due => {
      if (post.isOpen) end(world, post, Math.max(due, person.lastDay), { reason: 'transfer' });
    });
  } else {
    end(world, post, day, { reason: 'transfer' });
    // At the end of the window nobody is left between two posts.
    if (meeting === 'same-day' || startsOn >= world.window.after) begin(world, person, day, next);
    else
      later(world, startsOn, due => {
        const still = takesOn(trust, due) ? trust : trustIn(world, region, state.profession, due, random);
        begin(world, person, due, { ...next, trust: still ?? trust });
      });
  }
}

/** Another region by the number of its midwives, so that about as many come as go. */
function otherRegion(world: World, region: number, random: Random): number {
  const people = world.groups.map(([midwives], index) =>
    index === region ? 0 : (midwives as Group).inPost.length,
  );
  let mark = random.next() * people.reduce((a, b) => a + b, 0);
  for (let index = 0; index < people.length; index += 1)
    if ((mark -= people[index] as number) < 0) return index;
  return region;
}
