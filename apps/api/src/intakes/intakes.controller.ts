import {
  type AcademicYear,
  academicYearOf,
  type Area,
  AreaField,
  type Day,
  PROFESSION_NAMES,
  ProfessionField,
} from '@muster/domain';
import { type Clock, todayOf } from '@muster/platform';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Static, Type } from 'typebox';
import {
  CLOSED,
  dated,
  endOfMonthBy,
  ofYear,
  type Place,
  place,
  PLACE_ASKS,
  readPlace,
  requireOnePage,
  YEAR_ASKS,
  yearAsked,
} from '../figures/place.js';
import { MadeOf } from '../freshness/made-of.js';
import { type Figures, Snapshots } from '../freshness/snapshots.js';
import { Written } from '../freshness/written.js';
import { KeptAnswer } from '../http/answer.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { CLOCK } from '../surroundings.js';
import { refuse } from '../workforce/asked.js';
import { type IntakesAsked, intakesByInstitution, intakesPlacedIn, type PlacedIntake } from './intakes.js';
import { INTAKE_COLUMNS, intakeRow, IntakesReply, intakesTable } from './intakes-reply.js';

const IntakesQuestion = Type.Object(
  {
    profession: Type.Optional(ProfessionField),
    ...place,
    placedIn: Type.Optional(AreaField),
    ...ofYear,
    ...dated,
  },
  CLOSED,
);
type IntakesQuestion = Static<typeof IntakesQuestion>;

@ApiTags('training')
@Controller('v1')
export class IntakesController {
  constructor(
    private readonly snapshots: Snapshots,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('intakes')
  @Answers({
    summary: 'Places planned and confirmed, beside who enrolled, and who has not answered',
    description:
      'One row a cohort of an institution. Institutions’ places and starters are monthly: the last whole month that ends by the day asked for.',
    question: IntakesQuestion,
    asks: {
      profession: 'What the cohorts lead to; left out: every profession',
      ...PLACE_ASKS,
      area: 'Of institutions that lie there; left out: all areas of the level, or England where no level is given either',
      placedIn:
        'Counts those alone who are placed there, of institutions wherever they lie; nobody tells for where places are, so that there are none. Not beside level and area',
      ...YEAR_ASKS,
      on: 'The day asked for, today in England if left out',
    },
    answers: { 200: { description: 'The intakes, reconciled.', json: IntakesReply } },
    csv: INTAKE_COLUMNS,
    problems: ['bad-query', 'too-many-rows', 'not-ready'],
  })
  intakes(@Asked(IntakesQuestion) question: IntakesQuestion): Promise<KeptAnswer<IntakesReply>> {
    const placedIn = question.placedIn as Area | undefined;
    refuse([
      placedIn !== undefined &&
        (question.area ?? question.level) !== undefined && {
          pointer: '/placedIn',
          expected: 'neither level nor area beside it',
          got: placedIn,
        },
    ]);
    const { level, area } = readPlace(placedIn === undefined ? question : { area: placedIn });
    const on = endOfMonthBy((question.on as Day | undefined) ?? todayOf(this.clock));
    const professions = question.profession === undefined ? PROFESSION_NAMES : [question.profession];
    const asked = { level, area, professions, on, year: yearAsked(question), placedIn };
    return this.snapshots.read(async ({ asOf, kept }) => {
      const { simulated } = asOf;
      const figures = await kept(['intakes', asked, simulated], from => intakesAsked(from, asked, simulated));
      return new KeptAnswer<IntakesReply>(figures, asOf, intakesTable);
    });
  }
}

/** @throws {ApiProblem} `too-many-rows` */
async function intakesAsked(
  figures: Figures,
  asked: Place &
    IntakesAsked & { readonly year: AcademicYear | undefined; readonly placedIn: Area | undefined },
  simulated: boolean,
): Promise<Written<Omit<IntakesReply, 'asOf'>>> {
  const { level, area, year, on, placedIn } = asked;
  const isAsked = (intake: PlacedIntake): intake is PlacedIntake & { readonly area: Area } =>
    intake.area !== undefined &&
    (area === undefined || intake.area === area) &&
    (year === undefined || academicYearOf(intake.cohort) === year);
  const found =
    placedIn === undefined
      ? await intakesByInstitution(figures, asked)
      : await intakesPlacedIn(figures, { ...asked, area: placedIn });
  const intakes = [...found.values()];
  const parts = intakes.map(own =>
    ROWS.made([own, level, area, year], () => own.filter(isAsked).map(intake => intakeRow(level, intake))),
  );
  requireOnePage(parts, 'one year, profession or area');
  const owing = parts.flatMap(rows => rows.filter(({ unanswered }) => unanswered !== null));
  const notAnswered = [...new Set(owing.map(({ institution }) => institution))];
  return Written.inParts({ on, simulated }, parts, { notAnswered });
}

const ROWS = new MadeOf<IntakesReply['rows']>();
