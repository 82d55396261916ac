import { areaOf } from './areas.js';
import { type Crossing, SHORT_GAP } from './crossing.js';
import { daysFrom } from './days.js';
import { type Life, type Post, isActive, isCounted, postIsActiveIn, stateOn } from './life.js';
import { professionOf } from './professions.js';
import { isLateBeginning } from './same-post.js';

/**
 * "the post is open on both days with a counted contract, in p and in the same area (successions and places of day d
 * applied to both days); its status makes the difference (FTE may change too)". "The first active day of a post that
 * started inactive is classified as if the post started that day."
 */
export const isReactivated = (crossing: Crossing): boolean =>
  crossing.posts.some(
    ({ post }) =>
      isTheSameButForItsStatus(crossing, post) &&
      stateOn(crossing.life, post, crossing.day - 1)?.status === 'inactive' &&
      !isLateBeginning(crossing.life, post, crossing.day),
  );

/** "and, for an exit, the absence is not the end" */
export const isInactivated = (crossing: Crossing): boolean =>
  crossing.posts.some(
    ({ post }) =>
      isTheSameButForItsStatus(crossing, post) &&
      stateOn(crossing.life, post, crossing.day)?.status === 'inactive' &&
      !isTheEnd(crossing.life, post, crossing.profession, crossing.day),
  );

function isTheSameButForItsStatus({ life, level, profession, day }: Crossing, post: Post): boolean {
  const [before, after] = [stateOn(life, post, day - 1), stateOn(life, post, day)];
  if (before === undefined || after === undefined) return false;
  if (!isCounted(before) || !isCounted(after)) return false;
  const { world } = life;
  if (professionOf(world, before, day) !== profession) return false;
  if (professionOf(world, after, day) !== profession) return false;
  return areaOf(world, level, before.organisation, day) === areaOf(world, level, after.organisation, day);
}

/**
 * "when the post ends without having been active again and no post becomes active in p between the inactivation and a
 * short gap after that end"
 */
function isTheEnd(life: Life, post: Post, profession: string, inactivation: number): boolean {
  const end = daysFrom(inactivation, life.last).find(day => stateOn(life, post, day) === undefined);
  if (end === undefined) return false;
  const isActiveAgain = daysFrom(inactivation, end - 1).some(day => {
    const state = stateOn(life, post, day);
    return state !== undefined && isActive(state);
  });
  if (isActiveAgain) return false;
  return !daysFrom(inactivation, end + SHORT_GAP).some(day =>
    life.posts.some(
      other =>
        postIsActiveIn(life, other, profession, day) && !postIsActiveIn(life, other, profession, day - 1),
    ),
  );
}
