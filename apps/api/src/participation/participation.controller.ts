import { type Clock, readDenominators, todayOf } from '@muster/platform';
import { type Database } from '@muster/store';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Snapshots } from '../freshness/snapshots.js';
import { Answer } from '../http/answer.js';
import { Answers } from '../http/describe.js';
import { Asked } from '../http/question.js';
import { CLOCK, DATABASE } from '../surroundings.js';
import { participationAnswer } from './answer.js';
import {
  PARTICIPATION_ASKS,
  PARTICIPATION_COLUMNS,
  ParticipationQuestion,
  ParticipationReply,
  participationTable,
} from './participation-reply.js';

@ApiTags('training')
@Controller('v1')
export class ParticipationController {
  private readonly denominators = readDenominators();

  constructor(
    private readonly snapshots: Snapshots,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('participation')
  @Answers({
    summary:
      'Who applies, starts, completes and stays, by one attribute, and how likely one group is against another',
    description:
      'Protected figures of a fixed list of tables: one attribute, one level, one academic year. They are of the end of a whole month, and are told anew at most once a month. ' +
      'A person counts once at a stage of a year, profession and area; areas do not add up.',
    question: ParticipationQuestion,
    asks: PARTICIPATION_ASKS,
    answers: {
      200: {
        description:
          'One row a figure: counts, shares, shares of the population where data/ has the denominator, and relative likelihoods with both groups named.',
        json: ParticipationReply,
      },
    },
    csv: PARTICIPATION_COLUMNS,
    problems: ['bad-query', 'not-ready'],
  })
  async participation(
    @Asked(ParticipationQuestion) question: ParticipationQuestion,
  ): Promise<Answer<ParticipationReply>> {
    const reply = await participationAnswer(
      { database: this.database, snapshots: this.snapshots, denominators: this.denominators },
      question,
      todayOf(this.clock),
    );
    return new Answer(reply, () => participationTable(reply));
  }
}
