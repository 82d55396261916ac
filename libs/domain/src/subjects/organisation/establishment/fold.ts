import { type Day } from '../../../calendar/day.js';
import { type Fact } from '../../../events/fact.js';
import { type Fte, fte } from '../../../fte.js';
import { type Profession } from '../../../professions.js';

/** So many FTE from a day on, until the next report of the same series. */
export interface Need {
  readonly on: Day;
  readonly fte: Fte;
}

/** Funded posts by profession; needs by profession, method and source. Each series in order of day. */
export interface NeedsStory {
  readonly funded: ReadonlyMap<Profession, readonly Need[]>;
  readonly required: ReadonlyMap<
    string,
    {
      readonly profession: Profession;
      readonly method: string;
      readonly source: string;
      readonly needs: readonly Need[];
    }
  >;
}

export const NO_NEEDS: NeedsStory = { funded: new Map(), required: new Map() };

export function needsStep(story: NeedsStory, fact: Fact): NeedsStory {
  if (fact.type === 'establishment.reported') {
    const { profession, fundedFte, effectiveOn } = fact.data;
    const need = { on: effectiveOn as Day, fte: fte(fundedFte) };
    const funded = new Map(story.funded).set(profession, [...(story.funded.get(profession) ?? []), need]);
    return { ...story, funded };
  }
  if (fact.type === 'requirement.reported') {
    const { profession, method, source, effectiveOn } = fact.data;
    const key = JSON.stringify([profession, method, source]);
    const need = { on: effectiveOn as Day, fte: fte(fact.data.fte) };
    const needs = [...(story.required.get(key)?.needs ?? []), need];
    return { ...story, required: new Map(story.required).set(key, { profession, method, source, needs }) };
  }
  return story;
}
