import { PROFESSION_NAMES } from '../professions.js';
import { STAGES } from '../subjects/person/participation.js';
import {
  ABSENT,
  ENROLMENT_ATTRIBUTES,
  EVERYBODY,
  PROFILE_ATTRIBUTE_NAMES,
  valuesOfAttribute,
} from '../subjects/person/profile/attributes.js';
import { groupedValues, GROUPINGS } from './grouped-tables.js';
import { type TableList } from './table.js';

const PROFILE_TABLES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  PROFILE_ATTRIBUTE_NAMES.map(name => [name, [...valuesOfAttribute(name), ABSENT]]),
);

/** All tables of widening participation. What is not here is not answered. */
export const PARTICIPATION_TABLES: TableList = {
  stages: STAGES,
  professions: [...PROFESSION_NAMES, ''],
  attributes: {
    [EVERYBODY]: [EVERYBODY],
    ...PROFILE_TABLES,
    ...Object.fromEntries(
      Object.entries(GROUPINGS).map(([name, { of }]) => [name, groupedValues(name, PROFILE_TABLES[of]!)]),
    ),
    ...Object.fromEntries(Object.keys(ENROLMENT_ATTRIBUTES).map(name => [name, 'as-reported' as const])),
  },
};
