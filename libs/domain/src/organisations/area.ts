import { type Branded, NotA } from '../brand.js';
import { ODS_CODE } from './ods-code.js';

/** What a figure is about: `ENG`, a region (Y56), an ICB (QWE), an organisation (R0A), or `unassigned`. */
export type Area = Branded<string, 'Area'>;

export const LEVELS = ['organisation', 'icb', 'region', 'england'] as const;
export type Level = (typeof LEVELS)[number];

/** Where somebody counts, by level; outside England at that of the organisation alone. */
export type Areas = Readonly<Partial<Record<Level, Area>>>;

/** The areas in which somebody counts, level by level. */
export function areasByLevel(areas: Areas): (readonly [Level, Area])[] {
  const told: (readonly [Level, Area])[] = [];
  for (const level of LEVELS) {
    const area = areas[level];
    if (area !== undefined) told.push([level, area]);
  }
  return told;
}

export const ENGLAND = 'ENG' as Area;

/** The ICB and region of an organisation in England that the reference does not place. */
export const UNASSIGNED = 'unassigned' as Area;

/** The seven NHS regions, in the order that NHS England prints them. */
export const REGIONS: ReadonlyMap<Area, string> = new Map(
  Object.entries({
    Y56: 'London',
    Y58: 'South West',
    Y59: 'South East',
    Y60: 'Midlands',
    Y61: 'East of England',
    Y62: 'North West',
    Y63: 'North East and Yorkshire',
  }) as [Area, string][],
);

/** @throws {NotA} */
export function area(text: string): Area {
  if (text !== UNASSIGNED && !ODS_CODE.test(text))
    throw new NotA('ENG, a region (Y56), an ICB (QWE) or an organisation code (R0A)', text);
  return text as Area;
}

/** The level that a code's form tells: ICBs are Q and two more, regions the seven of `REGIONS`. */
export function levelOf(of: Area): Level {
  if (of === ENGLAND) return 'england';
  if (REGIONS.has(of)) return 'region';
  return /^Q[A-Z0-9]{2}$/.test(of) ? 'icb' : 'organisation';
}

/** `England`, a region's name, or the code itself. */
export function areaName(of: Area): string {
  return of === ENGLAND ? 'England' : (REGIONS.get(of) ?? of);
}
