import { type Day } from '../../../calendar/day.js';
import { type Fact } from '../../../events/fact.js';
import { type Area } from '../../../organisations/area.js';
import { type OdsCode } from '../../../organisations/ods-code.js';
import { type Country } from '../../../reference/reference.js';

/** What an organisation's own events say of its place. Each list is in order of day. */
export interface PlaceStory {
  readonly name: string | undefined;
  readonly openedOn: Day | undefined;
  readonly closedOn: Day | undefined;
  readonly placements: readonly {
    readonly on: Day;
    readonly icb?: Area;
    readonly region?: Area;
    readonly country?: Country;
  }[];
  readonly successions: readonly { readonly on: Day; readonly successors: readonly OdsCode[] }[];
}

export const NO_PLACE: PlaceStory = {
  name: undefined,
  openedOn: undefined,
  closedOn: undefined,
  placements: [],
  successions: [],
};

export function placeStep(story: PlaceStory, fact: Fact): PlaceStory {
  switch (fact.type) {
    case 'organisation.opened':
      return { ...story, name: fact.data.name, openedOn: fact.data.effectiveOn as Day };
    case 'organisation.closed':
      return { ...story, closedOn: fact.data.effectiveOn as Day };
    case 'organisation.placed': {
      const { icb, region, country, effectiveOn } = fact.data;
      const placement = {
        on: effectiveOn as Day,
        ...(icb === undefined ? {} : { icb: icb as Area }),
        ...(region === undefined ? {} : { region: region as Area }),
        ...(country === undefined ? {} : { country }),
      };
      return { ...story, placements: [...story.placements, placement] };
    }
    case 'organisation.succeeded': {
      const succession = {
        on: fact.data.effectiveOn as Day,
        successors: fact.data.successors as readonly string[] as readonly OdsCode[],
      };
      return { ...story, successions: [...story.successions, succession] };
    }
    default:
      return story;
  }
}
