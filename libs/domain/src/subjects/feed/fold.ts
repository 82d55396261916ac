import { type Day } from '../../calendar/day.js';
import { type Profession } from '../../professions.js';
import { type Coverage } from '../../reference/reference.js';
import { type Timeline } from '../../timeline/timeline.js';

/** Of several declarations the first from and the last to count. */
export type FeedStory = ReadonlyMap<Profession, Coverage>;

export function foldFeed(timeline: Timeline): FeedStory {
  const coverage = new Map<Profession, Coverage>();
  for (const fact of timeline.facts) {
    if (fact.type !== 'feed.covers') continue;
    const from = fact.data.from as Day;
    const to = fact.data.to as Day | undefined;
    for (const profession of fact.data.professions) {
      const before = coverage.get(profession);
      coverage.set(
        profession,
        before ? { from: earlier(before.from, from), to: later(before.to, to) } : { from, to },
      );
    }
  }
  return coverage;
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

/** An open end is later than any day. */
function later(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return undefined;
  return a > b ? a : b;
}
