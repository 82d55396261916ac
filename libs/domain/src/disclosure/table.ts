import { type AcademicYear } from '../calendar/academic-year.js';
import { type Area, type Level } from '../organisations/area.js';
import { type Profession } from '../professions.js';

/**
 * One attribute × one level × one cohort year, of those who reached one stage in one profession: the page of it for one area. No figure
 * crosses two attributes, and none is of a day.
 */
export interface ProtectedTable {
  readonly stage: string;
  /** Empty for those of whom nobody said what they would become. */
  readonly profession: Profession | '';
  readonly attribute: string;
  readonly level: Level;
  readonly area: Area;
  readonly year: AcademicYear;
  readonly values: AttributeValues;
}

/**
 * All values of an attribute: one that nobody has is told as 0, like one whose few people the noise took. Where whoever reports may
 * use words of their own, a value of 0 is not told at all, for the same reason.
 */
export type AttributeValues = readonly string[] | 'as-reported';

/** The tables that there are. */
export interface TableList {
  readonly stages: readonly string[];
  readonly professions: readonly (Profession | '')[];
  /** Attributes and their values, those for what is not told among them. */
  readonly attributes: Readonly<Record<string, AttributeValues>>;
}

/** @returns undefined where the list has no such table */
export function listedTable(
  asked: Omit<ProtectedTable, 'values'>,
  list: TableList,
): ProtectedTable | undefined {
  const { stage, profession, attribute, level, area, year } = asked;
  const values = Object.hasOwn(list.attributes, attribute) ? list.attributes[attribute] : undefined;
  if (values === undefined || !/^\d{4}$/.test(year)) return undefined;
  if (!list.stages.includes(stage) || !list.professions.includes(profession)) return undefined;
  return { stage, profession, attribute, level, area, year, values };
}

/** What a store keeps the released cut of a table under. */
export function tableKey({ stage, profession, attribute, level, area, year }: ProtectedTable): string {
  return [stage, profession, attribute, level, area, year].join('/');
}
