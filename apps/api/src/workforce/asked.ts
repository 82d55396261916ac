import {
  addDays,
  addMonths,
  type Area,
  type Day,
  ENGLAND,
  EVERY,
  type Every,
  EVIDENCE,
  type Evidence,
  type Fault,
  type Level,
  levelOf,
  LEVELS,
  monthOf,
  ODS_CODE,
  PROFESSION_NAMES,
  type Profession,
  ProfessionField,
  DayField,
  REGIONS,
  UNASSIGNED,
} from '@muster/domain';
import { type Static, type TSchema, Type } from 'typebox';
import { ApiProblem, problemError } from '../http/problems.js';

/** More rows than this are no page: they are an export. */
export const MOST_ROWS = 10_000;

const one = <Name extends string>(names: readonly Name[]) =>
  Type.Enum([...names] as [Name, ...Name[]], { description: names.join(', ') });

/** What every question of stock and flows may say. */
export const workforceQuestion = <Measure extends TSchema>(measure: Measure) =>
  Type.Object(
    {
      evidence: Type.Optional(one(EVIDENCE)),
      profession: Type.Optional(ProfessionField),
      measure: Type.Optional(measure),
      level: Type.Optional(one(LEVELS)),
      area: Type.Optional(
        Type.String({
          pattern: `${ODS_CODE.source}|^${UNASSIGNED}$`,
          description: 'ENG, a region (Y56), an ICB (QWE), an organisation code (R0A) or unassigned',
        }),
      ),
      from: Type.Optional(DayField),
      to: Type.Optional(DayField),
      every: Type.Optional(one(EVERY)),
    },
    { additionalProperties: false },
  );

export const FlowMeasure = one(['fte', 'headcount']);
export const StockMeasure = one(['fte', 'headcount', 'unknown-fte', 'on-leave']);
export type StockMeasure = Static<typeof StockMeasure>;

export const FlowsQuestion = workforceQuestion(FlowMeasure);
export type FlowsQuestion = Static<typeof FlowsQuestion>;
export const StockQuestion = workforceQuestion(StockMeasure);
export type StockQuestion = Static<typeof StockQuestion>;

/** What each asks for, for the description of the API. */
export const WORKFORCE_ASKS = {
  evidence: 'derived (if left out): from events about people; reported: as published',
  profession: 'Whom the figures count; left out: every profession but `other`',
  measure: 'What the figures count, fte if left out',
  level: 'At which level; left out: that of the area',
  area: 'One area; left out: all areas of the level, or England where no level is given either',
};

/** A question of stock or flows, with what it left out filled in. */
export interface Asked {
  readonly evidence: Evidence;
  readonly professions: readonly Profession[];
  readonly level: Level;
  /** Undefined: all areas of the level. */
  readonly area: Area | undefined;
  readonly from: Day;
  readonly to: Day;
  /** Whether the days were given: published figures are all shown otherwise. */
  readonly given: { readonly from: Day | undefined; readonly to: Day | undefined };
  readonly every: Every | undefined;
}

/**
 * Twelve months up to today, where no days are given.
 * @param from `day-after`: `from` is the first day of flows; `day`: it is the day of an opening stock
 * @throws {ApiProblem} `bad-query` for what does not go together
 */
export function readAsked(
  question: FlowsQuestion | StockQuestion,
  today: Day,
  first: 'day' | 'day-after',
): Asked {
  const { evidence = 'derived', measure = 'fte', profession, every } = question;
  const area = question.area as Area | undefined;
  const level = question.level ?? (area === undefined ? 'england' : levelOf(area));
  const given = { from: question.from as Day | undefined, to: question.to as Day | undefined };
  const to = given.to ?? today;
  const yearBefore = addMonths(to, -12);
  const from = given.from ?? (first === 'day' ? yearBefore : addDays(yearBefore, 1));
  refuse([
    evidence === 'reported' &&
      every !== undefined &&
      every !== 'year' && {
        pointer: '/every',
        expected: 'year: published figures are shown by the periods they were published for',
        got: every,
        remedy: 'leave it out, or ask with evidence=derived',
      },
    evidence === 'reported' &&
      measure !== 'fte' &&
      measure !== 'headcount' && {
        pointer: '/measure',
        expected: 'fte or headcount: nothing else is published',
        got: measure,
        remedy: 'ask with evidence=derived',
      },
    from > to && { pointer: '/from', expected: `a day not after ${to}`, got: from },
    area !== undefined &&
      !mayBeAt(area, level) && { pointer: '/area', expected: `an area of level ${level}`, got: area },
  ]);
  return {
    evidence,
    professions: profession === undefined ? PROFESSION_NAMES.filter(name => name !== 'other') : [profession],
    level,
    area: area ?? (level === 'england' ? ENGLAND : undefined),
    from,
    to,
    given,
    every,
  };
}

/** Whether an area can be one of a level, by its form alone. */
export function mayBeAt(area: Area, level: Level): boolean {
  if (level === 'organisation') return area !== UNASSIGNED; // any code may be an organisation's
  if (area === UNASSIGNED) return level !== 'england';
  return level === 'region' ? REGIONS.has(area) : levelOf(area) === level;
}

/** @throws {ApiProblem} `bad-query` where there is any fault */
export function refuse(found: readonly (Fault | false)[]): void {
  const errors = found.filter(fault => fault !== false).map(fault => problemError(fault, 'query'));
  if (errors.length > 0)
    throw new ApiProblem('bad-query', errors.map(({ detail }) => detail).join('; '), errors);
}

/** More rows than a page holds: the same question to the export, which knows months only. */
export function tooManyRows(
  what: 'stock' | 'flows',
  question: FlowsQuestion | StockQuestion,
  { from, to, evidence }: Asked,
): ApiProblem {
  const { profession, measure, level, area } = question;
  const options = {
    evidence,
    from: monthOf(from),
    to: monthOf(to),
    every: 'month',
    profession,
    measure,
    level,
    area,
  };
  const command = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name} ${value}`],
  );
  return new ApiProblem(
    'too-many-rows',
    `that is more than ${MOST_ROWS} rows; ask for fewer days or areas, or write all of it as CSV: muster export ${what} ${command.join(' ')}`,
  );
}
