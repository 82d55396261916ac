import { newPerson } from '../lives/living.js';
import { type Person } from '../lives/person.js';
import { later, type World } from '../lives/world.js';
import { lookingOne } from '../pipeline/first-post.js';
import { type Random } from '../random/random.js';
import { type Student } from './student.js';

/** Students who had no post this long after qualifying do not come any more (days): an assumption. */
const NO_LONGER_LOOKING = 540;
/** Staff and student records under different pseudonyms; and when that is found out (days): assumptions. */
const OTHER_PSEUDONYM = 0.35;
const LINKED_AFTER: readonly [number, number] = [40, 240];

/**
 * Who takes a newly qualified midwife's first post: somebody who has qualified in the region; failing that, somebody who studied
 * elsewhere, of whom no enrolment was told.
 */
export function firstPostOf(world: World, region: number, day: number, random: Random): Person {
  if (world.pipeline !== undefined) return lookingOne(world, world.pipeline, region, day, random);
  const student = qualifiedOne(world.qualified[region] as Student[], day, random);
  if (student === undefined) return newPerson(world);
  if (!random.chance(OTHER_PSEUDONYM)) {
    const person = newPerson(world, student.number);
    person.facts = student.facts;
    return person;
  }
  const person = newPerson(world);
  later(world, day + random.between(...LINKED_AFTER), due => world.teller.linked(person, student, due));
  return person;
}

function qualifiedOne(qualified: Student[], day: number, random: Random): Student | undefined {
  while (qualified.length > 0) {
    const at = random.below(qualified.length);
    const student = qualified[at] as Student;
    if (student.outcomeOn > day) return undefined;
    qualified[at] = qualified.at(-1) as Student;
    qualified.pop();
    if (day - student.outcomeOn <= NO_LONGER_LOOKING) return student;
  }
  return undefined;
}
