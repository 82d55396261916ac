import { type Timeline } from '../../timeline/timeline.js';

/** The sources that took over from this one. */
export interface SourceStory {
  readonly successors: readonly string[];
}

export function foldSource(timeline: Timeline): SourceStory {
  const successors = timeline.facts.flatMap(fact =>
    fact.type === 'source.succeeded' ? [fact.data.successor] : [],
  );
  return { successors: [...new Set(successors)] };
}
