import { type Day, ProfessionField } from '@muster/domain';
import { type Clock, readDenominators, todayOf } from '@muster/platform';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Static, Type } from 'typebox';
import { CLOSED, dated, endOfMonthBy } from '../figures/place.js';
import { Snapshots } from '../freshness/snapshots.js';
import { Written } from '../freshness/written.js';
import { KeptAnswer } from '../http/answer.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { CLOCK } from '../surroundings.js';
import { REDISTRIBUTION_COLUMNS, RedistributionReply, redistributionTable } from './redistribution-reply.js';
import { redistributionFigures } from './redistribution.js';

const RedistributionQuestion = Type.Object({ profession: Type.Optional(ProfessionField), ...dated }, CLOSED);
type RedistributionQuestion = Static<typeof RedistributionQuestion>;

@ApiTags('training')
@Controller('v1')
export class RedistributionController {
  private readonly denominators = readDenominators();

  constructor(
    private readonly snapshots: Snapshots,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('redistribution')
  @Answers({
    summary: 'Training posts by the people and births of regions, and of ICBs by deprivation',
    description:
      'Learners in training where their placement lies. Where data/ has no denominator the answer says so; no event tells of pounds yet, nor in which district a placement lies.',
    question: RedistributionQuestion,
    asks: {
      profession: 'What learners train for; left out: every profession',
      on: 'The day, today in England if left out. Of ICBs the last whole month that ends by it',
    },
    answers: { 200: { description: 'One row a figure.', json: RedistributionReply } },
    csv: REDISTRIBUTION_COLUMNS,
    problems: ['bad-query', 'not-ready'],
  })
  redistribution(
    @Asked(RedistributionQuestion) question: RedistributionQuestion,
  ): Promise<KeptAnswer<RedistributionReply>> {
    const on = (question.on as Day | undefined) ?? todayOf(this.clock);
    const days = { on, wholeMonth: endOfMonthBy(on) };
    const { profession } = question;
    return this.snapshots.read(async ({ asOf, kept }) => {
      const { simulated } = asOf;
      const figures = await kept(['redistribution', profession, days, simulated], async from =>
        Written.of(await redistributionFigures(from, profession, days, this.denominators, simulated)),
      );
      return new KeptAnswer<RedistributionReply>(figures, asOf, redistributionTable);
    });
  }
}
