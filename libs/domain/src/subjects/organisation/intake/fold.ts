import { type Contribution } from '../../../cubes/cube.js';
import { type EventData } from '../../../events/table.js';
import { type Fact } from '../../../events/fact.js';
import { type Area, levelOf } from '../../../organisations/area.js';

/** By kind, programme, route, cohort and placement area: the places as last told. */
export type IntakeStory = ReadonlyMap<
  string,
  EventData<'intake.planned'> & { readonly kind: 'planned' | 'confirmed' }
>;

export const NO_INTAKE: IntakeStory = new Map();

export function intakeStep(story: IntakeStory, fact: Fact): IntakeStory {
  if (fact.type !== 'intake.planned' && fact.type !== 'intake.confirmed') return story;
  const kind = fact.type === 'intake.planned' ? 'planned' : 'confirmed';
  const { programme, route, cohort, placementArea } = fact.data;
  const key = JSON.stringify([kind, programme, route, cohort, placementArea ?? null]);
  return new Map(story).set(key, { ...fact.data, kind });
}

/** Under the institution that offers the places. */
export function intakeContributions(of: Area, story: IntakeStory): Contribution<'intake'>[] {
  return [...story.values()].map(({ profession, programme, route, cohort, kind, places }) => ({
    cube: 'intake',
    at: { level: levelOf(of), area: of, profession, programme, route, cohort, kind },
    add: { places, reports: 1 },
  }));
}
