import { type Day, day } from '../calendar/day.js';
import { type Area } from '../organisations/area.js';
import { type OdsCode } from '../organisations/ods-code.js';
import { type FeedStory } from '../subjects/feed/fold.js';
import { type PlaceStory } from '../subjects/organisation/place/fold.js';
import { type SourceStory } from '../subjects/source/fold.js';
import { compareBytes } from '../timeline/order.js';
import {
  type Codes,
  type Country,
  meaningOf,
  type Placement,
  type Reference,
  type Succession,
} from './reference.js';

/** The reference as data/ has it, row by row: organisations.csv, successions.csv and the register of ICBs. */
export interface ReferenceTables {
  readonly organisations: readonly {
    readonly code: string;
    readonly name: string;
    readonly region: string;
    readonly icb: string;
    readonly country: string;
  }[];
  readonly successions: readonly { readonly code: string; readonly successor: string; readonly on: string }[];
  readonly icbs: readonly {
    readonly icb_code: string;
    readonly name: string;
    readonly region_code: string;
  }[];
}

/** What events say of the reference, subject by subject. */
export interface ReferenceStories {
  readonly places: ReadonlyMap<OdsCode, PlaceStory>;
  readonly feeds: ReadonlyMap<OdsCode, FeedStory>;
  readonly sources: ReadonlyMap<string, SourceStory>;
}

export const NO_STORIES: ReferenceStories = { places: new Map(), feeds: new Map(), sources: new Map() };

/** A reference before it has a number, and without the code tables that a generation brings. */
export type Unnumbered = Omit<Reference, 'epoch' | keyof Codes>;

/**
 * The reference from the tables of data/ and from what events say. A succession by event stands beside one
 * of the tables; of all of a code, the earliest counts. Codes that would succeed each other in a circle move nobody.
 */
export function buildReference(tables: ReferenceTables, stories: ReferenceStories): Unnumbered {
  const names = new Map<OdsCode, string>();
  const placements = new Map<OdsCode, readonly Placement[]>();
  const successions = new Map<OdsCode, readonly Succession[]>();

  const shippedRegions = new Map<OdsCode, Area>();
  for (const icb of tables.icbs) {
    shippedRegions.set(icb.icb_code as OdsCode, icb.region_code as Area);
    names.set(icb.icb_code as OdsCode, icb.name);
  }
  for (const row of tables.organisations) {
    const code = row.code as OdsCode;
    names.set(code, row.name);
    placements.set(code, [placementOfRow(row)]);
  }
  for (const [code, dated] of successionsOfRows(tables.successions)) successions.set(code, dated);

  for (const [code, story] of stories.places) {
    if (story.name !== undefined) names.set(code, story.name);
    successions.set(code, [...(successions.get(code) ?? []), ...story.successions]);
  }
  const { counting, circles } = withoutCircles(earliest(successions));
  const regionOfIcb = (icb: Area, on: Day): Area | undefined => {
    const meant = meaningOf({ successions: counting }, icb as string as OdsCode, on);
    const placed = stories.places
      .get(meant)
      ?.placements.findLast(({ on: from, region }) => from <= on && region);
    return placed?.region ?? shippedRegions.get(meant);
  };
  for (const [code, story] of stories.places)
    if (story.placements.length > 0)
      placements.set(code, placedBy(story, placements.get(code) ?? [], regionOfIcb));
  return {
    names,
    placements,
    successions: counting,
    circles,
    feeds: stories.feeds,
    predecessors: predecessorsOf(stories.sources),
  };
}

function placementOfRow(row: ReferenceTables['organisations'][number]): Placement {
  const country = row.country as Country;
  return {
    from: undefined,
    icb: (row.icb || undefined) as Area | undefined,
    region: country === 'England' ? ((row.region || undefined) as Area | undefined) : undefined,
    country,
  };
}

/** Rows of one code and day are one succession: several successors then are a split. */
function successionsOfRows(rows: ReferenceTables['successions']): Map<OdsCode, Succession[]> {
  const successions = new Map<OdsCode, Succession[]>();
  for (const row of rows) {
    const [code, successor, on] = [row.code as OdsCode, row.successor as OdsCode, day(row.on)];
    const others = successions.get(code) ?? [];
    const sameDay = others.find(succession => succession.on === on);
    successions.set(code, [
      ...others.filter(succession => succession !== sameDay),
      { on, successors: [...(sameDay?.successors ?? []), successor] },
    ]);
  }
  return successions;
}

/** What is not named stays; an ICB without a region takes the ICB's region. */
function placedBy(
  story: PlaceStory,
  base: readonly Placement[],
  regionOfIcb: (icb: Area, on: Day) => Area | undefined,
): Placement[] {
  const placements = [...base];
  for (const change of story.placements) {
    const before = placements.at(-1);
    placements.push({
      from: change.on,
      icb: change.icb ?? before?.icb,
      region:
        change.region ??
        (change.icb === undefined ? undefined : regionOfIcb(change.icb, change.on)) ??
        before?.region,
      country: change.country ?? before?.country ?? 'England',
    });
  }
  return placements;
}

function earliest(all: ReadonlyMap<OdsCode, readonly Succession[]>): Map<OdsCode, Succession> {
  const successions = new Map<OdsCode, Succession>();
  for (const [code, dated] of all) {
    const first = dated.reduce<Succession | undefined>(
      (best, next) => (best === undefined || next.on < best.on ? next : best),
      undefined,
    );
    if (first) successions.set(code, first);
  }
  return successions;
}

/** Splits move nobody, so only single successors can make a circle. */
function withoutCircles(successions: ReadonlyMap<OdsCode, Succession>): {
  readonly counting: Map<OdsCode, Succession>;
  readonly circles: Map<OdsCode, Succession>;
} {
  const next = (code: OdsCode) => {
    const successors = successions.get(code)?.successors;
    return successors?.length === 1 ? successors[0] : undefined;
  };
  const closesCircle = (start: OdsCode) => {
    const seen = new Set<OdsCode>([start]);
    for (let code = next(start); code !== undefined; code = next(code)) {
      if (code === start) return true;
      if (seen.has(code)) return false;
      seen.add(code);
    }
    return false;
  };
  const circles = new Map([...successions].filter(([code]) => closesCircle(code)));
  const counting = new Map([...successions].filter(([code]) => !circles.has(code)));
  return { counting, circles };
}

/** For each source those that it succeeded, nearest first, and of equally near ones in order of name. */
export function predecessorsOf(sources: ReadonlyMap<string, SourceStory>): Map<string, readonly string[]> {
  const direct = new Map<string, string[]>();
  for (const [source, { successors }] of sources)
    for (const successor of successors) direct.set(successor, [...(direct.get(successor) ?? []), source]);
  return new Map(
    [...direct.keys()].map(source => {
      const found: string[] = [];
      for (let near = [source]; near.length > 0;) {
        near = near
          .flatMap(next => direct.get(next) ?? [])
          .filter(
            (next, index, all) => next !== source && !found.includes(next) && all.indexOf(next) === index,
          )
          .sort(compareBytes);
        found.push(...near);
      }
      return [source, found];
    }),
  );
}
