import { type Areas, areasByLevel } from '../organisations/area.js';
import { type Contribution, type CUBES } from './cube.js';

/** The cubes that learners and those who want to be contribute to. */
export const SPREAD_CUBES = ['application', 'cohort', 'exposure', 'participation'] as const;
export type SpreadCube = (typeof SPREAD_CUBES)[number];

/** A participation cell is told by one attribute of a person and its value. */
export type AttributeValue = readonly [attribute: string, value: string];

type Told = 'level' | 'area' | 'attribute' | 'value';

/**
 * Contributions that are alike at each level of some areas and, of participation, under each attribute of a person: a learner's hundreds
 * in a few objects.
 */
export type Spread<Name extends SpreadCube = SpreadCube> = Name extends SpreadCube
  ? {
      readonly cube: Name;
      readonly areas: Areas;
      readonly at: { readonly [D in Exclude<(typeof CUBES)[Name]['dimensions'][number], Told>]: string };
      /** Undefined for cubes that have no attributes. */
      readonly attributes?: Name extends 'participation' ? readonly AttributeValue[] : undefined;
      readonly add: { readonly [M in (typeof CUBES)[Name]['measures'][number]]: number };
    }
  : never;

/** Cell by cell. */
export function spreadOut<Name extends SpreadCube>(spread: Spread<Name>): Contribution<Name>[] {
  const { cube, areas, at, attributes, add }: Spread = spread;
  const told = attributes?.map(([attribute, value]) => ({ ...at, attribute, value })) ?? [at];
  return areasByLevel(areas).flatMap(([level, area]) =>
    told.map(each => ({ cube, at: { level, area, ...each }, add }) as unknown as Contribution<Name>),
  );
}
