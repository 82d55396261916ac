import { SIMULATED, type Simulated } from '../calibration/rates.js';
import { takesOn, type Trust } from '../organisations/trust.js';
import { type Random } from '../random/random.js';
import { type Slice } from '../window.js';
import { type Person, type Post } from './person.js';
import { type World } from './world.js';

const TRIES = 60;

/**
 * Somebody of a list to whom nothing happened this month yet, who has one post and no other, and whom `accepts` (a chance) takes.
 * People with several posts are passed over: few, and what happens to one of their posts is no entry or exit.
 */
export function chooseOne(
  list: readonly Person[],
  slice: Slice,
  random: Random,
  accepts: (post: Post) => number = () => 1,
): Post | undefined {
  for (let attempt = 0; attempt < TRIES && list.length > 0; attempt += 1) {
    const person = list[random.below(list.length)] as Person;
    const post = person.posts[0];
    if (post === undefined || person.posts.length > 1 || isBusy(person, slice)) continue;
    if (random.next() < accepts(post)) return post;
  }
  return undefined;
}

export function isBusy(person: Person, slice: Slice): boolean {
  return person.busy === slice.index || person.lastDay >= slice.last;
}

/** One thing a month happens to a person: after this, no other. */
export function keepBusy(person: Person, slice: Slice): void {
  person.busy = slice.index;
}

/** How large trusts are to a profession: midwives go by midwives, doctors by doctors. */
export function sizeFor(trust: Trust, profession: number): number {
  return DOCTORS.includes(SIMULATED[profession] as Simulated) ? trust.doctors : trust.midwives;
}

const DOCTORS: readonly Simulated[] = ['consultant-obstetrics-gynaecology', 'obstetric-trainee'];

/** Draws a trust of a region that takes people on, by size; another than `except`. `undefined` if there is none. */
export function trustIn(
  world: World,
  region: number,
  profession: number,
  on: number,
  random: Random,
  except?: Trust,
): Trust | undefined {
  const sizeOf = (trust: Trust) => (trust !== except && takesOn(trust, on) ? sizeFor(trust, profession) : 0);
  const trusts = world.trustsIn[region] as readonly Trust[];
  let mark = random.next() * trusts.reduce((sum, trust) => sum + sizeOf(trust), 0);
  return trusts.find(trust => {
    const size = sizeOf(trust);
    mark -= size;
    return size > 0 && mark < 0;
  });
}
