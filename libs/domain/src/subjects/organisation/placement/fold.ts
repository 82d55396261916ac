import { type Day } from '../../../calendar/day.js';
import { type Contribution } from '../../../cubes/cube.js';
import { type Fact } from '../../../events/fact.js';
import { type Area } from '../../../organisations/area.js';
import { type Profession } from '../../../professions.js';
import { type Reference } from '../../../reference/reference.js';
import { changesAsLastTold, type Told } from '../as-last-told.js';

/** Places on placement by profession, in order of day. */
export type CapacityStory = ReadonlyMap<Profession, readonly Told[]>;

export const NO_CAPACITY: CapacityStory = new Map();

export function capacityStep(story: CapacityStory, fact: Fact): CapacityStory {
  if (fact.type !== 'placement.capacity-reported') return story;
  const { profession, places, effectiveOn } = fact.data;
  const told = { on: effectiveOn as Day, amount: places };
  return new Map(story).set(profession, [...(story.get(profession) ?? []), told]);
}

export function capacityContributions(
  of: Area,
  story: CapacityStory,
  reference: Reference,
): Contribution<'placement'>[] {
  return [...story].flatMap(([profession, told]) =>
    changesAsLastTold(of, told, reference).map(({ level, area, told_by, day, amount, reports }) => ({
      cube: 'placement' as const,
      at: { level, area, profession, told_by, day },
      add: { places: amount, reports },
    })),
  );
}
