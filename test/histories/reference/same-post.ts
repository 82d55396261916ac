import { areaOf, meaning, successionPuts } from './areas.js';
import { type Crossing, GAP_OF_A_SPLIT, SHORT_GAP } from './crossing.js';
import { daysFrom } from './days.js';
import { type Life, type Post, isActive, postIsActiveIn, stateOn } from './life.js';
import { type PostState, unchanged } from './posts.js';
import { professionOf } from './professions.js';
import { type Succession } from './world.js';

/**
 * "the same post on both days, unchanged; only dated reference data (place, boundary, code mapping) differ; a
 * succession is never this"
 */
export const isReclassified = (crossing: Crossing): boolean =>
  crossing.posts.some(({ post }) => {
    const { life, level, day } = crossing;
    const [before, after] = [stateOn(life, post, day - 1), stateOn(life, post, day)];
    if (before === undefined || after === undefined || !unchanged(before, after)) return false;
    if (professionOf(life.world, before, day - 1) !== professionOf(life.world, after, day)) return true;
    const put = successionPuts(life.world, level, before.organisation, day);
    return put === undefined || put.area !== areaOf(life.world, level, after.organisation, day);
  });

/**
 * "a succession A → B: the same post, active in p on both days, now in the area of the level where the succession of
 * that day puts it"
 */
export const isCarriedOver = ({ life, level, profession, day, posts }: Crossing): boolean =>
  posts.some(({ post }) => {
    const [before, after] = [stateOn(life, post, day - 1), stateOn(life, post, day)];
    if (before === undefined || after === undefined) return false;
    if (!postIsActiveIn(life, post, profession, day - 1)) return false;
    if (!postIsActiveIn(life, post, profession, day)) return false;
    const put = successionPuts(life.world, level, before.organisation, day);
    return put !== undefined && put.area === areaOf(life.world, level, after.organisation, day);
  });

/**
 * "or an end in A and a start in B in p, either first, within a short gap of the succession and of each other (92
 * days when A has several successors)": the entry is the start, and the end is looked for.
 */
export const startsAfterRestructuring = ({ life, profession, day, posts }: Crossing): boolean =>
  [...life.world.successions.values()].some(
    succession =>
      posts.some(({ post }) => isStart(life, post, succession, profession, day)) &&
      daysNear(succession, day).some(other =>
        life.posts.some(post => isEnd(life, post, succession, profession, other)),
      ),
  );

/** The same, where the exit is the end, and the start is looked for. */
export const endsInRestructuring = ({ life, profession, day, posts }: Crossing): boolean =>
  [...life.world.successions.values()].some(
    succession =>
      posts.some(({ post }) => isEnd(life, post, succession, profession, day)) &&
      daysNear(succession, day).some(other =>
        life.posts.some(post => isStart(life, post, succession, profession, other)),
      ),
  );

/** The days within the gap of a day and of the succession; none when that day is not near the succession itself. */
function daysNear({ successors, on }: Succession, day: number): number[] {
  const gap = successors.length > 1 ? GAP_OF_A_SPLIT : SHORT_GAP;
  if (Math.abs(day - on) > gap) return [];
  return daysFrom(day - gap, day + gap).filter(other => Math.abs(other - on) <= gap);
}

/** "End: a post active in p in A that the next day is closed or reported elsewhere (an absence is no end)" */
function isEnd(life: Life, post: Post, { code }: Succession, profession: string, day: number): boolean {
  const [before, after] = [stateOn(life, post, day - 1), stateOn(life, post, day)];
  if (before === undefined || !postIsActiveIn(life, post, profession, day - 1)) return false;
  if (meaning(life.world, before.organisation, day - 1) !== code) return false;
  return after === undefined || isElsewhere(life, before, after, day);
}

/** "start likewise, or the first active day of a post that started inactive" */
function isStart(
  life: Life,
  post: Post,
  { successors }: Succession,
  profession: string,
  day: number,
): boolean {
  const [before, after] = [stateOn(life, post, day - 1), stateOn(life, post, day)];
  if (after === undefined || !postIsActiveIn(life, post, profession, day)) return false;
  const organisation = meaning(life.world, after.organisation, day);
  if (!successors.some(successor => meaning(life.world, successor, day) === organisation)) return false;
  return before === undefined || isElsewhere(life, before, after, day) || isLateBeginning(life, post, day);
}

/** Reported under another code that is not another word for the same organisation. */
const isElsewhere = ({ world }: Life, before: PostState, after: PostState, day: number): boolean =>
  meaning(world, before.organisation, day) !== meaning(world, after.organisation, day);

/** "The first active day of a post that started inactive" */
export function isLateBeginning(life: Life, post: Post, day: number): boolean {
  const today = stateOn(life, post, day);
  if (today === undefined || !isActive(today)) return false;
  const spellSoFar = daysFrom(life.first, day - 1)
    .map(earlier => stateOn(life, post, earlier))
    .filter(state => state?.spell === today.spell);
  return spellSoFar[0]?.status === 'inactive' && !spellSoFar.some(state => state && isActive(state));
}
