import { type Random } from '../random/random.js';
import { type Slice } from '../window.js';
import { isBusy, keepBusy, trustIn } from './choosing.js';
import { dayIn } from './days.js';
import { begin, change } from './living.js';
import { type Person, type PostState } from './person.js';
import { type Group, type World } from './world.js';

const TRIES = 12;
/** An entry at most this many days after an exit is a gap, not a return (the setting's usual value). */
export const SHORT_GAP = 28;
/** The same after a trust was split. */
export const SPLIT_GAP = 92;

/** Notes that a person who left in a group may come back to it one day. */
export function mayReturn(group: Group, person: Person, state: PostState, leftOn: number): void {
  const { merger } = state.trust;
  const isSplit = merger !== undefined && merger.successors.length > 1;
  person.former = state;
  person.mayReturnFrom = leftOn + 1 + (isSplit ? SPLIT_GAP : SHORT_GAP);
  group.formers.push(person);
}

/**
 * Somebody who left comes back to the profession and region: to any of its trusts, or from the bank to the old post.
 * @returns whether there was somebody
 */
export function comeBack(world: World, slice: Slice, group: Group, fte: number, random: Random): boolean {
  const { formers } = group;
  for (let attempt = 0; attempt < TRIES && formers.length > 0; attempt += 1) {
    const at = random.below(formers.length);
    const person = formers[at] as Person;
    const day = dayIn(slice, Math.max(person.mayReturnFrom - 1, person.lastDay), random);
    if (day === undefined || isBusy(person, slice)) continue;
    formers[at] = formers.at(-1) as Person;
    formers.pop();
    return resume(world, person, group, day, fte, slice, random);
  }
  return false;
}

function resume(
  world: World,
  person: Person,
  group: Group,
  day: number,
  fte: number,
  slice: Slice,
  random: Random,
): boolean {
  const [bank] = person.posts;
  if (bank !== undefined) {
    change(world, bank, day, { contract: 'permanent', fte });
  } else {
    const former = person.former as PostState;
    const trust = trustIn(world, group.region, group.profession, day, random);
    if (trust === undefined) return false;
    const state: PostState = {
      ...former,
      trust,
      fte,
      contract: 'permanent',
      status: 'active',
      statusReason: undefined,
    };
    begin(world, person, day, state, { joinedBy: random.chance(0.3) ? 'return-to-practice' : 'other' });
  }
  person.former = undefined;
  keepBusy(person, slice);
  return true;
}
