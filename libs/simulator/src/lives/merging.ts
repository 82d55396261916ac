import { type Trust } from '../organisations/trust.js';
import { randomOf } from '../random/random.js';
import { type Slice } from '../window.js';
import { keepBusy } from './choosing.js';
import { change, end, renew } from './living.js';
import { type Post, presenceOf } from './person.js';
import { appearAt } from './population.js';
import { later, type World } from './world.js';

/** Days within which posts are told under the new code; under several, within which they are sorted: assumptions. */
const RETOLD_WITHIN = 25;
const SORTED_WITHIN = 88;

/** Trusts that merge, whose feed begins, or whose feed ends in this month. */
export function changesOfTrusts(world: World, slice: Slice): void {
  for (const trust of world.trusts) {
    const { merger, coverFrom, coverTo } = trust;
    if (merger !== undefined && isIn(slice, merger.on)) merge(world, trust, slice);
    if (coverFrom > world.window.first && isIn(slice, coverFrom)) {
      world.teller.loading(coverFrom);
      appearAt(world, trust);
      world.teller.settled();
    }
    if (isIn(slice, coverTo)) fallSilent(world, trust, coverTo);
  }
}

function isIn(slice: Slice, on: number): boolean {
  return slice.first <= on && on <= slice.last;
}

/** A feed that stops: whoever is in its last extract is absent from the next. */
function fallSilent(world: World, trust: Trust, on: number): void {
  for (const post of [...(world.postsAt.get(trust) ?? [])]) {
    const { profession } = post.state;
    const before = presenceOf(post.state) === 'in-post';
    end(world, post, Math.max(on, post.person.lastDay), { presumed: true });
    const group = world.groups[trust.region]?.[profession];
    if (before && group !== undefined) {
      group.intended.headcount -= 1;
      group.intended.fte -= post.state.fte;
    }
  }
}

function merge(world: World, trust: Trust, slice: Slice): void {
  const { merger } = trust;
  if (merger === undefined) return;
  if (trust.establishment !== undefined)
    for (const successor of merger.successors)
      successor.establishment =
        (successor.establishment ?? 0) + trust.establishment / merger.successors.length;
  if (merger.style === 'old-code') return;
  const random = randomOf(world.seed, 'merger', trust.code);
  const isSplit = merger.successors.length > 1;
  const within = isSplit ? SORTED_WITHIN : random.chance(0.5) ? RETOLD_WITHIN : 0;
  for (const post of [...(world.postsAt.get(trust) ?? [])]) {
    const successor = random.pick(merger.successors);
    if (merger.style === 're-reported') {
      retell(world, post, merger.on, successor, true);
      keepBusy(post.person, slice);
    } else {
      later(world, merger.on + random.between(0, within), due => {
        if (post.state.trust === trust) retell(world, post, due, successor, false);
      });
    }
  }
  for (const successor of merger.successors) {
    successor.midwives += trust.midwives / merger.successors.length;
    successor.doctors += trust.doctors / merger.successors.length;
  }
}

/**
 * A post under the new code: changed, or ended and begun again. Who is away without pay keeps the post in any case; ending it would
 * say that they left.
 */
function retell(world: World, post: Post, due: number, successor: Trust, anew: boolean): void {
  const day = Math.max(due, post.person.lastDay + 1);
  if (!post.isOpen || day >= world.window.after) return;
  if (anew && presenceOf(post.state) === 'in-post') renew(world, post, day, { trust: successor });
  else change(world, post, day, { trust: successor });
}
