import { type World } from './world.js';

export const LEVELS = ['organisation', 'icb', 'region', 'england'] as const;
export type Level = (typeof LEVELS)[number];

interface Place {
  readonly icb: string | undefined;
  readonly region: string | undefined;
  readonly country: string | undefined;
}

/** "One: from that day the old code means the successor … Several: a split, which moves nobody until posts change." */
export function meaning(world: World, code: string, day: number): string {
  const succession = world.successions.get(code);
  const [successor] = succession?.successors ?? [];
  if (succession === undefined || successor === undefined) return code;
  const isHere = succession.on <= day && succession.successors.length === 1;
  return isHere ? meaning(world, successor, day) : code;
}

/** The area of a level in which a post with this code is on this day; none outside England, but as an organisation. */
export function areaOf(world: World, level: Level, code: string, day: number): string | undefined {
  const organisation = meaning(world, code, day);
  if (level === 'organisation') return organisation;
  const place = placeOf(world, organisation, day);
  if (isOutsideEngland(place)) return undefined;
  switch (level) {
    case 'icb':
      return place.icb === undefined ? 'unassigned' : meaning(world, place.icb, day);
    case 'region':
      return place.region ?? 'unassigned';
    case 'england':
      return 'ENG';
  }
}

/** Where an organisation is on a day, its ICB by the code that was reported. */
export function placeOf(world: World, organisation: string, day: number): Place {
  let place: Place = { icb: undefined, region: undefined, country: undefined };
  for (const placing of world.placings.get(organisation) ?? []) {
    if (placing.on > day) continue;
    // "what is not named stays; an ICB without region takes the ICB's region"
    const ofIcb = placing.icb === undefined ? undefined : regionOfIcb(world, placing.icb, placing.on);
    place = {
      icb: placing.icb ?? place.icb,
      region: placing.region ?? ofIcb ?? place.region,
      country: placing.country ?? place.country,
    };
  }
  return place;
}

function regionOfIcb(world: World, icb: string, day: number): string | undefined {
  const code = meaning(world, icb, day);
  const placed = (world.placings.get(code) ?? []).filter(
    ({ on, region }) => on <= day && region !== undefined,
  );
  return placed.at(-1)?.region ?? world.tables.icbs.find(row => row['icb_code'] === code)?.['region_code'];
}

/** "one placed outside England (W…)": by its country, or by a region that is none of England's. */
const isOutsideEngland = ({ country, region }: Place): boolean =>
  (country !== undefined && country !== 'England') || region?.startsWith('W') === true;

/**
 * Where the successions of this one day put a post that was reported under this code: in the area of its
 * organisation's successor or, at ICB level, of its ICB's. Nothing, if no succession of the day concerns it.
 */
export function successionPuts(
  world: World,
  level: Level,
  code: string,
  day: number,
): { readonly area: string | undefined } | undefined {
  const [before, after] = [meaning(world, code, day - 1), meaning(world, code, day)];
  if (before !== after) return { area: areaOf(world, level, code, day) };
  const { icb } = placeOf(world, before, day - 1);
  if (level !== 'icb' || icb === undefined) return undefined;
  const isMerged = meaning(world, icb, day - 1) !== meaning(world, icb, day);
  return isMerged ? { area: meaning(world, icb, day) } : undefined;
}

/** "several: first from, last to; none declared: `onboarded` and `offboarded` do not fit" */
export function coverageOf(
  world: World,
  organisation: string,
  profession: string,
): { readonly first: number; readonly end: number } | undefined {
  const covers = world.covers.filter(
    cover => cover.organisation === organisation && cover.professions.includes(profession),
  );
  if (covers.length === 0) return undefined;
  return {
    first: Math.min(...covers.map(cover => cover.from)),
    end: Math.max(...covers.map(cover => cover.to ?? Infinity)),
  };
}
