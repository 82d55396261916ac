import { type Day, MonthField } from '@muster/domain';
import { type Clock, todayOf } from '@muster/platform';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Static, Type } from 'typebox';
import {
  CLOSED,
  dated,
  endOfMonthBy,
  ofInstitution,
  place,
  PLACE_ASKS,
  readPlace,
} from '../figures/place.js';
import { Snapshots } from '../freshness/snapshots.js';
import { KeptAnswer } from '../http/answer.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { CLOCK } from '../surroundings.js';
import { EXPOSURE_COLUMNS, ExposureReply, exposureTable } from './exposure-reply.js';
import { exposureFigures } from './exposure.js';

const ExposureQuestion = Type.Object(
  {
    ...place,
    programme: Type.Optional(Type.String({ minLength: 1, maxLength: 60, description: 'a programme code' })),
    ...ofInstitution,
    cohort: Type.Optional(MonthField),
    ...dated,
  },
  CLOSED,
);
type ExposureQuestion = Static<typeof ExposureQuestion>;

@ApiTags('training')
@Controller('v1')
export class ExposureController {
  constructor(
    private readonly snapshots: Snapshots,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('exposure')
  @Answers({
    summary: 'What learners did in practice, and the share of a cohort that is on track',
    description:
      'On track in a month of the programme: at least minimum × month ÷ length logged of each requirement by its last day, of one alternative where there are several. A learner of whom nothing was logged is not on track.',
    question: ExposureQuestion,
    asks: {
      ...PLACE_ASKS,
      programme: 'One programme; left out: all',
      institution: 'One institution; left out: all',
      cohort: 'One month in which cohorts began; left out: all',
      on: 'The day up to which is counted, today in England if left out: the last whole month that ends by it',
    },
    answers: {
      200: { description: 'The figures, and the requirements with their source.', json: ExposureReply },
    },
    csv: EXPOSURE_COLUMNS,
    problems: ['bad-query', 'too-many-rows', 'not-ready'],
  })
  exposure(@Asked(ExposureQuestion) question: ExposureQuestion): Promise<KeptAnswer<ExposureReply>> {
    const { programme, institution, cohort } = question;
    const on = endOfMonthBy((question.on as Day | undefined) ?? todayOf(this.clock));
    const asked = { ...readPlace(question), programme, institution, cohort, on };
    return this.snapshots.read(async ({ asOf, kept }) => {
      const { simulated } = asOf;
      const figures = await kept(['exposure', asked, simulated], from =>
        exposureFigures(from, asked, simulated),
      );
      return new KeptAnswer<ExposureReply>(figures, asOf, exposureTable);
    });
  }
}
