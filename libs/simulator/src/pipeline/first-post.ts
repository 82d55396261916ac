import { newPerson } from '../lives/living.js';
import { type Person, type PostState } from '../lives/person.js';
import { type World } from '../lives/world.js';
import { type Random, randomOf } from '../random/random.js';
import { type Looking, type Pipeline } from './pipeline.js';

/** Who had no post this long after coming onto the register does not come any more (days), and days from offer to start: assumptions. */
const NO_LONGER_LOOKING = 540;
const OFFERED_BEFORE: readonly [number, number] = [20, 120];

/** Who takes a newly qualified midwife's first post: somebody of the region who looks for one; failing that, somebody from elsewhere. */
export function lookingOne(
  world: World,
  { looking }: Pipeline,
  region: number,
  day: number,
  random: Random,
): Person {
  return oneOf(looking[region] ?? [], day, random) ?? newPerson(world);
}

function oneOf(looking: Looking[], day: number, random: Random): Person | undefined {
  while (looking.length > 0) {
    const at = random.below(looking.length);
    const { staff, since } = looking[at] as Looking;
    if (since > day) return undefined;
    looking[at] = looking.at(-1) as Looking;
    looking.pop();
    if (day - since <= NO_LONGER_LOOKING) return staff;
  }
  return undefined;
}

/** The offer that a first post came of, of who is followed. */
export function tellOffer(
  world: World,
  { registered }: Pipeline,
  person: Person,
  post: PostState,
  day: number,
): void {
  if (!registered.has(person)) return;
  const random = randomOf(world.seed, 'offer', person.number);
  world.teller.offered(person, post, day - random.between(...OFFERED_BEFORE), day);
}
