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
  place,
  PLACE_ASKS,
  readPlace,
  YEAR_ASKS,
  yearAsked,
} from '../figures/place.js';
import { Snapshots } from '../freshness/snapshots.js';
import { Answer } from '../http/answer.js';
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
  intakes(@Asked(IntakesQuestion) question: IntakesQuestion): Promise<Answer<IntakesReply>> {
    const { level, area } = readPlace(question);
    const on = endOfMonthBy((question.on as Day | undefined) ?? todayOf(this.clock));
    return this.snapshots.read(async snapshot => {
      const professions = question.profession === undefined ? PROFESSION_NAMES : [question.profession];
      const intakes = await intakesOf(snapshot, { professions, level, on, year: yearAsked(question) });
      const rows = intakes.flatMap(intake =>
        intake.area === undefined || (area !== undefined && intake.area !== area)
          ? []
          : [intakeRow(level, { ...intake, area: intake.area })],
      );
      const owing = rows.filter(({ unanswered }) => unanswered !== null);
      const reply: IntakesReply = {
        on,
        simulated: snapshot.asOf.simulated,
        rows: onOnePage(rows, 'one year, profession or area'),
        notAnswered: [...new Set(owing.map(({ institution }) => institution))],
        asOf: snapshot.asOf,
      };
      return new Answer(reply, () => intakesTable(reply));
    });
  }
}
