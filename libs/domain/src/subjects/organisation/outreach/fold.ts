import { type Contribution } from '../../../cubes/cube.js';
import { type EventData } from '../../../events/table.js';
import { type Day } from '../../../calendar/day.js';
import { type Fact } from '../../../events/fact.js';
import { type Area, areasByLevel } from '../../../organisations/area.js';
import { areasOfTeller, type Reference } from '../../../reference/reference.js';

/** By name: the sessions that an organisation held, as last told. */
export type SessionsStory = ReadonlyMap<string, EventData<'outreach.held'>>;

export const NO_SESSIONS: SessionsStory = new Map();

export function sessionsStep(story: SessionsStory, fact: Fact): SessionsStory {
  return fact.type === 'outreach.held' ? new Map(story).set(fact.data.session, fact.data) : story;
}

/** Where the organisation lies on the day; what a region or an ICB held itself counts there and in England. */
export function sessionContributions(
  of: Area,
  story: SessionsStory,
  reference: Reference,
): Contribution<'outreach'>[] {
  return [...story.values()].flatMap(({ session, kind, people, effectiveOn }) => {
    const day = effectiveOn as Day;
    return areasByLevel(areasOfTeller(reference, of, day)).map(([level, area]) => ({
      cube: 'outreach' as const,
      at: { level, area, session, kind: 'held', detail: kind, day },
      add: { sessions: 1, people },
    }));
  });
}
