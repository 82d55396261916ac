import { PROFESSION_NAMES, ProfessionField, type Day } from '@muster/domain';
import { type Clock, todayOf } from '@muster/platform';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Static, Type } from 'typebox';
import {
  CLOSED,
  dated,
  endOfMonthBy,
  ofYear,
  onOnePage,
  type Place,
  place,
  PLACE_ASKS,
  readPlace,
  YEAR_ASKS,
  yearAsked,
} from '../figures/place.js';
import { type Figures, Snapshots } from '../freshness/snapshots.js';
import { KeptAnswer } from '../http/answer.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { CLOCK } from '../surroundings.js';
import { intakesOf } from './intakes.js';
import { INTAKE_COLUMNS, intakeRow, IntakesReply, intakesTable } from './intakes-reply.js';

const IntakesQuestion = Type.Object(
  { profession: Type.Optional(ProfessionField), ...place, ...ofYear, ...dated },
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
      ...YEAR_ASKS,
      on: 'The day asked for, today in England if left out',
    },
    answers: { 200: { description: 'The intakes, reconciled.', json: IntakesReply } },
    csv: INTAKE_COLUMNS,
    problems: ['bad-query', 'too-many-rows', 'not-ready'],
  })
  intakes(@Asked(IntakesQuestion) question: IntakesQuestion): Promise<KeptAnswer<IntakesReply>> {
    const { level, area } = readPlace(question);
    const on = endOfMonthBy((question.on as Day | undefined) ?? todayOf(this.clock));
    const professions = question.profession === undefined ? PROFESSION_NAMES : [question.profession];
    const asked = { level, area, professions, on, year: yearAsked(question) };
    return this.snapshots.read(async ({ asOf, kept }) => {
      const { simulated } = asOf;
      const figures = await kept(['intakes', asked, simulated], async from => ({
        on,
        simulated,
        ...(await intakesAsked(from, asked)),
      }));
      return new KeptAnswer<IntakesReply>(figures, asOf, intakesTable);
    });
  }
}

/** @throws {ApiProblem} `too-many-rows` */
async function intakesAsked(
  figures: Figures,
  asked: Place & Parameters<typeof intakesOf>[1],
): Promise<Pick<IntakesReply, 'rows' | 'notAnswered'>> {
  const { level, area } = asked;
  const rows = (await intakesOf(figures, asked)).flatMap(intake =>
    intake.area === undefined || (area !== undefined && intake.area !== area)
      ? []
      : [intakeRow(level, { ...intake, area: intake.area })],
  );
  const owing = rows.filter(({ unanswered }) => unanswered !== null);
  return {
    rows: onOnePage(rows, 'one year, profession or area'),
    notAnswered: [...new Set(owing.map(({ institution }) => institution))],
  };
}
