import { canonicalJson, type Day } from '@muster/domain';
import { eventsOfPost, type PostEvents } from './events-of-post.js';
import { type Run, withDay } from './runs.js';
import { type Said } from './said.js';

/** What is kept of a source's snapshots of an organisation. */
export interface Standing {
  /** In order. */
  readonly days: readonly { readonly asAt: Day; readonly complete: boolean }[];
  readonly posts: ReadonlyMap<string, { readonly runs: readonly Run[]; readonly settled: boolean }>;
}

/** A post before and after a snapshot. */
export interface ComparedPost {
  readonly post: string;
  readonly runs: readonly Run[];
  /** Whether the runs are others than before. */
  readonly moved: boolean;
  readonly before: PostEvents;
  readonly after: PostEvents;
  /** The log need not be told anything. */
  readonly settled: boolean;
}

/** What becomes of every post when the snapshot of a day says this. What an earlier delivery said of the day is gone. */
export function compare(
  standing: Standing,
  asAt: Day,
  complete: boolean,
  said: ReadonlyMap<string, Said>,
): ComparedPost[] {
  const completeBefore = standing.days.flatMap(day => (day.complete ? [day.asAt] : []));
  const others = completeBefore.filter(day => day !== asAt);
  const completeAfter = complete ? [...others, asAt].sort() : others;
  const posts = new Set([...standing.posts.keys(), ...said.keys()]);
  return [...posts].map(post => {
    const known = standing.posts.get(post);
    const runs = withDay(known?.runs ?? [], { day: asAt, complete, said: said.get(post) }, others);
    const moved = canonicalJson(runs) !== canonicalJson(known?.runs ?? []);
    const before = eventsOfPost(post, known?.runs ?? [], completeBefore);
    const after = eventsOfPost(post, runs, completeAfter);
    const settled = (known?.settled ?? true) && sameEvents(before, after);
    return { post, runs, moved, before, after, settled };
  });
}

function sameEvents(before: PostEvents, after: PostEvents): boolean {
  return canonicalJson([before.events, before.links]) === canonicalJson([after.events, after.links]);
}
