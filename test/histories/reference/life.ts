import { type Level, LEVELS, areaOf } from './areas.js';
import { dayNumber } from './days.js';
import { type CloudEvent, field, nameOf, required } from './events.js';
import { POST_EVENTS, type PostState, dayByDay } from './posts.js';
import { professionOf } from './professions.js';
import { type World } from './world.js';

export interface Post {
  readonly id: string;
  /** By day, from the life's first. */
  readonly days: readonly (PostState | undefined)[];
}

/** An active post on a day: what it counts as, and where. */
export interface Presence {
  readonly post: Post;
  readonly state: PostState;
  readonly profession: string;
  readonly areas: Readonly<Record<Level, string | undefined>>;
}

/** One person, day by day. */
export interface Life {
  readonly world: World;
  readonly first: number;
  readonly last: number;
  readonly posts: readonly Post[];
  /** By day, from the first: the active posts. */
  readonly days: readonly (readonly Presence[])[];
}

/** Longer than the longest look ahead (92 days, and 28 after the end of an absence). */
const MARGIN = 200;
/** Who stayed was there twelve months before. */
const YEAR = 366;

/** The life of one person (linked subjects together) on every day that a window's flows may depend on. */
export function lifeOf(world: World, facts: readonly CloudEvent[], from: number, to: number): Life {
  const ofPosts = facts.filter(fact => POST_EVENTS.includes(nameOf(fact)));
  const happened = ofPosts.map(fact => dayNumber(required(fact, 'effectiveOn')));
  const first = Math.min(from - YEAR, ...happened) - MARGIN;
  const last = Math.max(to, ...happened) + MARGIN;
  const ids = [...new Set(ofPosts.map(fact => required<string>(fact, 'post')))];
  const posts = ids.map(id => ({
    id,
    days: dayByDay(
      ofPosts.filter(fact => field(fact, 'post') === id),
      first,
      last,
    ),
  }));
  const days: Presence[][] = [];
  for (let day = first; day <= last; day += 1) days.push(activeOn(world, posts, first, day));
  return { world, first, last, posts, days };
}

function activeOn(world: World, posts: readonly Post[], first: number, day: number): Presence[] {
  return posts.flatMap(post => {
    const state = post.days[day - first];
    if (state === undefined || !isActive(state)) return [];
    const areas = LEVELS.map(level => [level, areaOf(world, level, state.organisation, day)]);
    const profession = professionOf(world, state, day);
    return [{ post, state, profession, areas: Object.fromEntries(areas) as Presence['areas'] }];
  });
}

/**
 * "the post is open, its contract counted (permanent, fixed-term, locum; not bank, not honorary), its status `active`
 * or `on-paid-leave` …, and its FTE not 0"; unknown FTE is not 0.
 */
export const isActive = (state: PostState): boolean => isCounted(state) && isInPay(state) && state.fte !== 0;

export const isCounted = (state: PostState): boolean =>
  ['permanent', 'fixed-term', 'locum'].includes(state.contract);

export const isInPay = (state: PostState): boolean => ['active', 'on-paid-leave'].includes(state.status);

export const stateOn = (life: Life, post: Post, day: number): PostState | undefined =>
  post.days[day - life.first];

export const presencesOn = (life: Life, day: number): readonly Presence[] =>
  life.days[day - life.first] ?? [];

/** The active posts in the pair (area, profession) on this day. */
export const inPair = (life: Life, level: Level, area: string, profession: string, day: number): Presence[] =>
  presencesOn(life, day).filter(active => active.profession === profession && active.areas[level] === area);

/** Active in the profession, "anywhere": outside England too. */
export const isActiveIn = (life: Life, profession: string, day: number): boolean =>
  presencesOn(life, day).some(active => active.profession === profession);

export const postIsActiveIn = (life: Life, post: Post, profession: string, day: number): boolean =>
  presencesOn(life, day).some(active => active.post === post && active.profession === profession);
