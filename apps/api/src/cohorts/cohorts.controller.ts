import { type Area, AreaField, type Day, DayField } from '@muster/domain';
import { type Clock, todayOf } from '@muster/platform';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from 'typebox';
import { endOfMonthBy } from '../figures/place.js';
import { Snapshots } from '../freshness/snapshots.js';
import { Answer } from '../http/answer.js';
import { Answers } from '../http/describe.js';
import { ApiProblem } from '../http/problems.js';
import { Asked } from '../http/question.js';
import { CLOCK } from '../surroundings.js';
import { readCohortId } from './cohort-id.js';
import { COHORT_COLUMNS, CohortReply, cohortTable } from './cohort-reply.js';
import { cohortReply } from './cohort.js';

const CohortQuestion = Type.Object(
  { area: Type.Optional(AreaField), on: Type.Optional(DayField) },
  { additionalProperties: false },
);
type CohortQuestion = Static<typeof CohortQuestion>;

@ApiTags('training')
@Controller('v1/cohorts')
export class CohortsController {
  constructor(
    private readonly snapshots: Snapshots,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':id')
  @ApiParam({
    name: 'id',
    description:
      'The cohort: programme.route.month.institution, as /v1/intakes gives it. Other characters than letters, digits, - and _ are written as ~ and two hex digits a byte.',
  })
  @Answers({
    summary:
      'One cohort followed through time: month by month, to the first post, and how long it is retained',
    description:
      'Learners who were transferred count at their new institution from then on. Shares without a first post and retained are Kaplan and Meier’s, by whole months.',
    question: CohortQuestion,
    asks: {
      area: 'Only learners who are placed there; left out: wherever they are',
      on: 'The day up to which it is followed, today in England if left out: the last whole month that ends by it',
    },
    answers: { 200: { description: 'The cohort.', json: CohortReply } },
    csv: COHORT_COLUMNS,
    problems: ['bad-query', 'unknown-cohort', 'not-ready'],
  })
  cohort(
    @Param('id') id: string,
    @Asked(CohortQuestion) question: CohortQuestion,
  ): Promise<Answer<CohortReply>> {
    const named = readCohortId(id);
    if (!named) throw new ApiProblem('unknown-cohort', 'that is no id of a cohort; /v1/intakes gives them');
    const on = endOfMonthBy((question.on as Day | undefined) ?? todayOf(this.clock));
    return this.snapshots.read(async snapshot => {
      const reply = await cohortReply(snapshot, named, on, question.area as Area | undefined);
      return new Answer(reply, () => cohortTable(reply));
    });
  }
}
