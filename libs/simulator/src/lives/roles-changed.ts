import { SIMULATED, type Simulated } from '../calibration/rates.js';
import { type Random } from '../random/random.js';
import { type Slice } from '../window.js';
import { chooseOne, keepBusy, trustIn } from './choosing.js';
import { dayIn } from './days.js';
import { begin, change, end } from './living.js';
import { type Post } from './person.js';
import { professionIndex, roleIn } from './roles.js';
import { type Group, groupOf, type World } from './world.js';

/** Where people of a profession who change role come from, likeliest first. */
const SOURCES: Readonly<Partial<Record<Simulated, readonly Simulated[]>>> = {
  midwife: ['maternity-support', 'other'],
  'consultant-obstetrics-gynaecology': ['obstetric-trainee'],
  'maternity-support': ['other'],
  other: ['maternity-support'],
};
const FROM_THE_FIRST = 0.7;
const AT_ANOTHER_TRUST = 0.4;

/**
 * Somebody of another profession in the region takes this one up: a registrar becomes consultant, a support worker midwife. Some stay
 * in their post, which changes; some, consultants above all, begin another at another trust.
 * @returns whether there was somebody
 */
export function changeRoleInto(world: World, slice: Slice, group: Group, random: Random): boolean {
  const sources = SOURCES[SIMULATED[group.profession] as Simulated] ?? [];
  const [first, second = first] = sources;
  const source = random.chance(FROM_THE_FIRST) ? first : second;
  if (source === undefined) return false;
  const from = groupOf(world, group.region, professionIndex(source));
  const post = chooseOne(from.inPost, slice, random);
  return post !== undefined && changeRole(world, slice, group, post, random);
}

/** Makes a post's holder one of another profession of the same region. */
export function changeRole(world: World, slice: Slice, into: Group, post: Post, random: Random): boolean {
  const { person, state } = post;
  const day = dayIn(slice, person.lastDay, random);
  if (day === undefined) return false;
  const role = roleIn(
    into.profession,
    random,
    SIMULATED[into.profession] === 'midwife' ? 'Band 5' : undefined,
  );
  const isPromotion = SIMULATED[into.profession] === 'consultant-obstetrics-gynaecology';
  const trust =
    isPromotion && random.chance(AT_ANOTHER_TRUST)
      ? trustIn(world, into.region, into.profession, day, random, state.trust)
      : undefined;
  if (trust !== undefined) {
    end(world, post, day, { reason: 'transfer' });
    begin(world, person, day, {
      ...state,
      ...role,
      trust,
      contract: 'permanent',
      status: 'active',
      statusReason: undefined,
    });
  } else {
    // Naming an occupation clears the job role unless one is named; the state kept here does the same.
    const patch = isPromotion
      ? { profession: role.profession, grade: role.grade }
      : { ...role, jobRole: role.jobRole };
    change(world, post, day, patch);
  }
  keepBusy(person, slice);
  return true;
}
