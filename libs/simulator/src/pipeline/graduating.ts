import { newPerson } from '../lives/living.js';
import { type World } from '../lives/world.js';
import { type Random, randomOf } from '../random/random.js';
import { chanceFor, leavingFactor } from './inequality.js';
import { type Learner } from './learner.js';
import { onDay } from './on-day.js';
import { type Pipeline } from './pipeline.js';

/** Days from completing to the register; and, where pseudonyms differ, from there to the link: about a year. Assumptions. */
const REGISTERED_AFTER: readonly [number, number] = [7, 40];
const LINKED_AFTER: readonly [number, number] = [340, 390];

/**
 * What follows completing: the register, under the number that the register knows, and looking for a post. Who takes a post up, and
 * when, is for those to say who have one (`firstPostOf`).
 */
export function graduating(world: World, { chances, registered, looking }: Pipeline, learner: Learner): void {
  const { fate, profile } = learner;
  onDay(world, fate.outcomeOn, on => {
    const random = randomOf(world.seed, 'graduating', learner.number);
    const { habits, inequalities } = chances;
    const isOther = random.chance(habits.otherPseudonym);
    const looks = random.chance(chanceFor(profile, 'first-post', habits.looking, inequalities));
    const registers = random.chance(habits.registered);
    const registeredOn = on + random.between(...REGISTERED_AFTER);
    const linkedOn = registeredOn + random.between(...LINKED_AFTER);
    if (!registers) return;
    onDay(world, registeredOn, day => {
      const staff = isOther ? newPerson(world) : newPerson(world, learner.number);
      if (!isOther) staff.facts = learner.facts;
      staff.leaving = leavingFactor(profile, inequalities);
      learner.staff = staff;
      registered.add(staff);
      world.teller.registered(staff, 'NMC', day, day);
      const region = regionOf(learner.region, looking.length, habits.elsewhere, random);
      if (looks && region !== undefined) looking[region]?.push({ staff, since: day });
      if (isOther) onDay(world, linkedOn, due => world.teller.linked(staff, learner, due, 'nmc-pin'));
    });
  });
}

/** Elsewhere is another region that is simulated; where there is none, nobody here hears of the post. */
function regionOf(own: number, regions: number, elsewhere: number, random: Random): number | undefined {
  if (!random.chance(elsewhere)) return own;
  const other = (own + 1 + random.below(Math.max(1, regions - 1))) % regions;
  return other === own ? undefined : other;
}
