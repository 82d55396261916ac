import {
  type AcademicYear,
  addDays,
  addMonths,
  type Area,
  type Day,
  DayField,
  ENGLAND,
  firstDayOf,
  lastDayOf,
  type Level,
  levelOf,
  LEVELS,
  monthOf,
  ODS_CODE,
  UNASSIGNED,
} from '@muster/domain';
import { Type } from 'typebox';
import { mayBeAt, MOST_ROWS, refuse } from '../workforce/asked.js';
import { ApiProblem } from '../http/problems.js';

const AreaText = Type.String({
  pattern: `${ODS_CODE.source}|^${UNASSIGNED}$`,
  description: 'ENG, a region (Y56), an ICB (QWE), an organisation code (R0A) or unassigned',
});

/** What most questions of the pipeline may say. */
export const place = {
  level: Type.Optional(Type.Enum([...LEVELS], { description: LEVELS.join(', ') })),
  area: Type.Optional(AreaText),
};
export const dated = { on: Type.Optional(DayField) };
export const ofYear = {
  year: Type.Optional(
    Type.String({ pattern: '^[0-9]{4}$', description: 'the calendar year of its September, e.g. 2025' }),
  ),
};
/** Of learners that of the enrolment, and from a transfer on the new one. */
export const ofInstitution = {
  institution: Type.Optional(
    Type.String({ pattern: ODS_CODE.source, description: 'the code of an institution that teaches (M20)' }),
  ),
};
export const CLOSED = { additionalProperties: false };

export const PLACE_ASKS = {
  level: 'At which level; left out: that of the area',
  area: 'One area; left out: all areas of the level, or England where no level is given either',
};
export const ON_ASKS = {
  on: 'The day up to which is counted, today in England if left out. Below region figures are monthly: the last whole month that ends by it',
};
export const INSTITUTION_ASKS = {
  institution: 'Only what is of one institution, as far as it counts in the area; left out: of all',
};
export const YEAR_ASKS = { year: 'One academic year that cohorts begin in; left out: all' };

/** Where is asked for; without an area, all of the level. */
export interface Place {
  readonly level: Level;
  readonly area: Area | undefined;
}

/** @throws {ApiProblem} `bad-query` for what does not go together */
export function readPlace(question: {
  readonly level?: Level | undefined;
  readonly area?: string | undefined;
}): Place {
  const area = question.area as Area | undefined;
  const level = question.level ?? (area === undefined ? 'england' : levelOf(area));
  refuse([
    area !== undefined &&
      !mayBeAt(area, level) && { pointer: '/area', expected: `an area of level ${level}`, got: area },
  ]);
  return { level, area: area ?? (level === 'england' ? ENGLAND : undefined) };
}

/** The day up to which figures of a level are counted: below region only whole months are told. */
export function countedUntil(level: Level, on: Day): Day {
  return level === 'organisation' || level === 'icb' ? endOfMonthBy(on) : on;
}

/** The last day of the last whole month that ends by a day. */
export function endOfMonthBy(on: Day): Day {
  if (monthOf(addDays(on, 1)) !== monthOf(on)) return on;
  return lastDayOf(monthOf(addMonths(firstDayOf(monthOf(on)), -1)));
}

export function yearAsked(question: { readonly year?: string | undefined }): AcademicYear | undefined {
  return question.year as AcademicYear | undefined;
}

/**
 * @param narrower what to ask for instead
 * @throws {ApiProblem} `too-many-rows`
 */
export function onOnePage<Row>(rows: readonly Row[], narrower: string): Row[] {
  requireOnePage([rows], narrower);
  return [...rows];
}

/**
 * The same of rows in parts.
 * @throws {ApiProblem} `too-many-rows`
 */
export function requireOnePage(parts: readonly (readonly unknown[])[], narrower: string): void {
  const count = parts.reduce((sum, { length }) => sum + length, 0);
  if (count > MOST_ROWS)
    throw new ApiProblem(
      'too-many-rows',
      `that is ${count} rows, and more than ${MOST_ROWS} are no page; ask for ${narrower}`,
    );
}
