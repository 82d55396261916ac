import {
  type Area,
  areaName,
  areasOf,
  type Day,
  ENGLAND,
  type Level,
  LEVELS,
  type OdsCode,
  type Reference,
  REGIONS,
  UNASSIGNED,
} from '@muster/domain';

export interface KnownArea {
  readonly area: Area;
  readonly name: string;
  readonly level: Level;
  /** The area of the next level in which it lies; undefined: England lies in none. */
  readonly within: Area | undefined;
}

/** The areas of England on a day, by the reference: England, regions, ICBs, and the organisations that still are, by level and code. */
export function areasOn(reference: Reference, on: Day): KnownArea[] {
  const known = new Map<Area, KnownArea>();
  const add = (area: Area, level: Level, within: Area | undefined) => {
    const name = reference.names.get(area as string as OdsCode) ?? areaName(area);
    if (area !== UNASSIGNED && !known.has(area)) known.set(area, { area, name, level, within });
  };
  add(ENGLAND, 'england', undefined);
  for (const region of REGIONS.keys()) add(region, 'region', ENGLAND);
  for (const code of reference.placements.keys()) {
    const { organisation, icb, region, england } = areasOf(reference, code, on);
    // A code that means another one since a merger is none of its own any more.
    if (england === undefined || organisation !== (code as string)) continue;
    if (icb !== undefined) add(icb, 'icb', region);
    add(organisation, 'organisation', icb);
  }
  const order = (level: Level) => LEVELS.length - LEVELS.indexOf(level);
  return [...known.values()].sort((a, b) => order(a.level) - order(b.level) || (a.area < b.area ? -1 : 1));
}
