import { type Areas, areasByLevel } from '../organisations/area.js';
import { type Profession } from '../professions.js';
import { type Contribution, type CUBES } from './cube.js';
import { tenureCells, type TenureSpell } from './tenure.js';

/** The cubes that people contribute to many cells of: learners, those who want to be, and those in post by how long they have been. */
export const SPREAD_CUBES = ['application', 'cohort', 'exposure', 'participation', 'tenure'] as const;
export type SpreadCube = (typeof SPREAD_CUBES)[number];

/** A participation cell is told by one attribute of a person and its value. */
export type AttributeValue = readonly [attribute: string, value: string];

type Told = 'level' | 'area' | 'attribute' | 'value';

/**
 * Contributions that are alike at each level of some areas and, of participation, under each attribute of a person: a learner's hundreds
 * in a few objects.
 */
export type Spread<Name extends SpreadCube = SpreadCube> = Name extends 'tenure'
  ? SpreadTenure
  : Name extends SpreadCube
    ? {
        readonly cube: Name;
        readonly areas: Areas;
        readonly at: { readonly [D in Exclude<(typeof CUBES)[Name]['dimensions'][number], Told>]: string };
        /** Undefined for cubes that have no attributes. */
        readonly attributes?: Name extends 'participation' ? readonly AttributeValue[] : undefined;
        readonly add: { readonly [M in (typeof CUBES)[Name]['measures'][number]]: number };
      }
    : never;

/** A spell in post, with all the months in which it counts. */
export interface SpreadTenure {
  readonly cube: 'tenure';
  /** The organisation alone. */
  readonly areas: Areas;
  readonly profession: Profession;
  readonly spell: TenureSpell;
}

/** Cell by cell. */
export function spreadOut<Name extends SpreadCube>(spread: Spread<Name>): Contribution<Name>[] {
  const each: Spread = spread;
  const told = each.cube === 'tenure' ? tenureTold(each) : attributesTold(each);
  return areasByLevel(each.areas).flatMap(([level, area]) =>
    told.map(
      ({ at, add }) =>
        ({ cube: each.cube, at: { level, area, ...at }, add }) as unknown as Contribution<Name>,
    ),
  );
}

interface ToldCell {
  readonly at: Readonly<Record<string, string>>;
  readonly add: Readonly<Record<string, number>>;
}

function tenureTold({ profession, spell }: SpreadTenure): ToldCell[] {
  return tenureCells(spell).map(({ at, count }) => ({ at: { profession, ...at }, add: { count } }));
}

function attributesTold({ at, attributes, add }: Exclude<Spread, SpreadTenure>): ToldCell[] {
  return attributes?.map(([attribute, value]) => ({ at: { ...at, attribute, value }, add })) ?? [{ at, add }];
}
