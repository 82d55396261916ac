import { type Level, LEVELS, PROFESSION_NAMES } from '@muster/domain';
import { type Static, Type } from 'typebox';
import { cohortId } from '../cohorts/cohort-id.js';
import { AsOf } from '../freshness/as-of.js';
import { type Table } from '../http/csv.js';
import { DayText, Nullable } from '../http/schemas.js';
import { type PlacedIntake } from './intakes.js';

const places = (description: string) => Nullable(Type.Number(), `${description}; null: nobody told any`);

const IntakeRow = Type.Object(
  {
    cohortId: Type.String({ description: 'of /v1/cohorts/{id}' }),
    level: Type.Enum([...LEVELS]),
    area: Type.String({ description: 'where the institution lies, or where learners are placed (placedIn)' }),
    institution: Type.String(),
    profession: Type.Enum([...PROFESSION_NAMES]),
    programme: Type.String(),
    route: Type.String(),
    cohort: Type.String({ description: 'the month in which it begins, YYYY-MM' }),
    planned: places('places planned, as last told'),
    confirmed: places('places confirmed, as last told'),
    enrolled: Type.Number({ description: 'people who began by the day, those who returned among them' }),
    begun: Type.Boolean({ description: 'whether the month in which it begins is over' }),
    unanswered: Nullable(
      Type.Enum(['nothing-confirmed', 'nobody-enrolled']),
      'what the institution still owes: planned places that nothing was confirmed of, or confirmed ones into which nobody was enrolled though the cohort has begun',
    ),
  },
  { component: 'IntakeRow' },
);
export type IntakeRow = Static<typeof IntakeRow>;

export const IntakesReply = Type.Object(
  {
    on: DayText('up to which starters are counted: the end of a whole month'),
    simulated: Type.Boolean({ description: 'whether the people are simulated' }),
    rows: Type.Array(IntakeRow, { description: 'by institution, programme, route, cohort and profession' }),
    notAnswered: Type.Array(Type.String(), {
      description: 'the institutions that owe an answer, each once',
    }),
    asOf: AsOf,
  },
  { component: 'IntakesReply' },
);
export type IntakesReply = Static<typeof IntakesReply>;

export function intakeRow(level: Level, intake: PlacedIntake & { readonly area: string }): IntakeRow {
  const { institution, profession, programme, route, cohort, enrolled, begun } = intake;
  return {
    cohortId: cohortId(intake),
    level,
    area: intake.area,
    institution,
    profession,
    programme,
    route,
    cohort,
    planned: intake.planned ?? null,
    confirmed: intake.confirmed ?? null,
    enrolled,
    begun,
    unanswered: intake.unanswered ?? null,
  };
}

export const INTAKE_COLUMNS = {
  cohortId: 'of /v1/cohorts/{id}',
  level: 'organisation, icb, region or england',
  area: 'where the institution lies, or where learners are placed (placedIn)',
  institution: 'its code',
  profession: 'what it leads to',
  programme: 'its code',
  route: 'the entry route',
  cohort: 'the month in which it begins',
  planned: 'places; empty: nobody told any',
  confirmed: 'places; empty: nobody told any',
  enrolled: 'people',
  begun: 'yes once the month in which it begins is over',
  unanswered: 'what the institution still owes',
} as const;

export function intakesTable({ rows }: Pick<IntakesReply, 'rows'>): Table {
  return {
    columns: INTAKE_COLUMNS,
    rows: rows.map(row => ({ ...row, begun: row.begun ? 'yes' : 'no' })),
  };
}
